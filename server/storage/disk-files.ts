import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RoomId } from '../../src/protocol/ids.ts';
import { FileIndex } from './file-index.ts';
import type { Files, StoredFile } from './files.ts';

/** Bytes of all files together; the oldest are removed first. */
const MOST = 10_000_000_000;
const ENDING = '.shared';

/**
 * Files in a folder, under names that the server made up. The messages that lead to them are in memory so far, so
 * what an earlier server has left in the folder is of no use to anybody, and removed.
 */
export class DiskFiles implements Files {
  readonly #folder: string;
  readonly #index: FileIndex;

  private constructor(folder: string, most: number) {
    this.#folder = folder;
    this.#index = new FileIndex(most);
  }

  /** Rejects where the folder cannot be written to. */
  static async open(folder: string, most = MOST): Promise<DiskFiles> {
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder))
      if (name.endsWith(ENDING)) await rm(join(folder, name));
    return new DiskFiles(folder, most);
  }

  async put({ bytes, ...facts }: StoredFile): Promise<void> {
    await writeFile(this.#path(facts.file.id), bytes, { flag: 'wx', mode: 0o600 });
    for (const id of this.#index.add(facts)) await this.#drop(id);
  }

  async get(id: string): Promise<StoredFile | undefined> {
    const facts = this.#index.get(id);
    if (!facts) return undefined;
    const bytes = await readFile(this.#path(id)).catch(() => undefined);
    return bytes && { ...facts, bytes: new Uint8Array(bytes) };
  }

  async about(id: string) {
    return this.#index.get(id);
  }

  async remove(id: string): Promise<void> {
    if (!this.#index.get(id)) return;
    this.#index.remove(id);
    await this.#drop(id);
  }

  async forget(room: RoomId): Promise<void> {
    for (const id of this.#index.of(room)) await this.remove(id);
  }

  #drop(id: string): Promise<void> {
    return rm(this.#path(id), { force: true });
  }

  #path(id: string): string {
    return join(this.#folder, `${id}${ENDING}`);
  }
}
