import type { RoomId } from '../../src/protocol/ids.ts';
import { FileFolder } from './file-folder.ts';
import { FileIndex } from './file-index.ts';
import type { Files, StoredFile } from './files.ts';

/** Bytes of all files together; the oldest are removed first. */
const MOST = 10_000_000_000;

/**
 * Files in a folder, for a server that keeps all else in memory: what an earlier one has left there belongs to messages
 * that are gone, and is removed.
 */
export class DiskFiles implements Files {
  readonly #folder: FileFolder;
  readonly #index: FileIndex;

  private constructor(folder: FileFolder, most: number) {
    this.#folder = folder;
    this.#index = new FileIndex(most);
  }

  /** Rejects where the folder cannot be written to. */
  static async open(path: string, most = MOST): Promise<DiskFiles> {
    const folder = await FileFolder.open(path);
    for (const id of await folder.idsBefore(Number.POSITIVE_INFINITY)) await folder.remove(id);
    return new DiskFiles(folder, most);
  }

  async put({ bytes, ...facts }: StoredFile): Promise<void> {
    await this.#folder.write(facts.file.id, bytes);
    for (const id of this.#index.add(facts)) await this.#folder.remove(id);
  }

  async get(id: string): Promise<StoredFile | undefined> {
    const facts = this.#index.get(id);
    const bytes = facts && (await this.#folder.read(id));
    return bytes && { ...facts, bytes };
  }

  async about(id: string) {
    return this.#index.get(id);
  }

  async remove(id: string): Promise<void> {
    if (!this.#index.get(id)) return;
    this.#index.remove(id);
    await this.#folder.remove(id);
  }

  async forget(room: RoomId): Promise<void> {
    for (const id of this.#index.of(room)) await this.remove(id);
  }
}
