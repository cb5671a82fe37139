import type { RoomId } from '../../src/protocol/ids.ts';
import { FileIndex } from './file-index.ts';
import type { Files, StoredFile } from './files.ts';

/** Bytes of all files together; the oldest are forgotten first. */
const MOST = 100_000_000;

/** Files in memory. */
export class MemoryFiles implements Files {
  readonly #bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly #index: FileIndex;

  constructor(most = MOST, mostOfOne?: number) {
    this.#index = new FileIndex(most, mostOfOne);
  }

  async put({ bytes, ...facts }: StoredFile): Promise<void> {
    this.#bytes.set(facts.file.id, bytes);
    for (const id of this.#index.add(facts)) this.#bytes.delete(id);
  }

  async get(id: string): Promise<StoredFile | undefined> {
    const bytes = this.#bytes.get(id);
    const facts = this.#index.get(id);
    return bytes && facts && { ...facts, bytes };
  }

  async about(id: string) {
    return this.#index.get(id);
  }

  async remove(id: string): Promise<void> {
    this.#index.remove(id);
    this.#bytes.delete(id);
  }

  async forget(room: RoomId): Promise<void> {
    for (const id of this.#index.of(room)) await this.remove(id);
  }
}
