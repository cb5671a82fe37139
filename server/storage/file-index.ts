import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { FileFacts } from './files.ts';

/** Of the bytes of all files, those of one person are this part at the most: nobody has those of all others removed. */
export const OF_ONE = 1 / 4;

/** What is known of all files, and how much they take up together; the oldest first. */
export class FileIndex {
  readonly #facts = new Map<string, FileFacts>();
  readonly #most: number;
  readonly #mostOfOne: number;
  readonly #owned = new Map<UserId, number>();
  #size = 0;

  /** `most`: bytes of all files together; `mostOfOne`: of those of one person. */
  constructor(most: number, mostOfOne = most * OF_ONE) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
  }

  get(id: string): FileFacts | undefined {
    return this.#facts.get(id);
  }

  /** Answers with the files that are too much from now on: the oldest, of whoever has too much, or most. */
  add(facts: FileFacts): readonly string[] {
    this.#facts.set(facts.file.id, facts);
    this.#grow(facts, 1);
    const surplus: string[] = [];
    for (;;) {
      const id = this.#surplus(facts);
      if (id === undefined) return surplus;
      this.remove(id);
      surplus.push(id);
    }
  }

  remove(id: string): void {
    const facts = this.#facts.get(id);
    if (!facts) return;
    this.#facts.delete(id);
    this.#grow(facts, -1);
  }

  #grow({ user, file }: FileFacts, by: 1 | -1): void {
    this.#size += by * file.size;
    const owned = (this.#owned.get(user) ?? 0) + by * file.size;
    if (owned > 0) this.#owned.set(user, owned);
    else this.#owned.delete(user);
  }

  #surplus({ user, file }: FileFacts): string | undefined {
    const isTooMuch = (this.#owned.get(user) ?? 0) > this.#mostOfOne;
    if (!isTooMuch && this.#size <= this.#most) return undefined;
    const others = [...this.#facts.values()].filter((one) => one.file.id !== file.id);
    if (isTooMuch) return others.find((one) => one.user === user)?.file.id;
    const [most] = [...this.#owned].sort(([, a], [, b]) => b - a)[0] ?? [];
    return (others.find((one) => one.user === most) ?? others[0])?.file.id;
  }

  of(room: RoomId): readonly string[] {
    return [...this.#facts.values()].filter((one) => one.room === room).map(({ file }) => file.id);
  }
}
