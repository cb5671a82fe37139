import type { RoomId } from '../../src/protocol/ids.ts';
import type { FileFacts } from './files.ts';

/** What is known of all files, and how much they take up together; the oldest first. */
export class FileIndex {
  readonly #facts = new Map<string, FileFacts>();
  readonly #most: number;
  #size = 0;

  /** `most`: bytes of all files together. */
  constructor(most: number) {
    this.#most = most;
  }

  get(id: string): FileFacts | undefined {
    return this.#facts.get(id);
  }

  /** Answers with the files that are too much from now on: the oldest. */
  add(facts: FileFacts): readonly string[] {
    this.#facts.set(facts.file.id, facts);
    this.#size += facts.file.size;
    const surplus: string[] = [];
    for (const id of [...this.#facts.keys()]) {
      if (this.#size <= this.#most || id === facts.file.id) break;
      this.remove(id);
      surplus.push(id);
    }
    return surplus;
  }

  remove(id: string): void {
    this.#size -= this.#facts.get(id)?.file.size ?? 0;
    this.#facts.delete(id);
  }

  of(room: RoomId): readonly string[] {
    return [...this.#facts.values()].filter((one) => one.room === room).map(({ file }) => file.id);
  }
}
