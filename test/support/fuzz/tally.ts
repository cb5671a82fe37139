import type { Reply } from '../../../src/protocol/commands.ts';

/** Counts what came of a run: one that is refused everywhere would find nothing. */
export class Tally {
  readonly #counts = new Map<string, Map<string, number>>();

  add(what: string, which: string): void {
    const counts = this.#counts.get(what) ?? new Map<string, number>();
    this.#counts.set(what, counts.set(which, (counts.get(which) ?? 0) + 1));
  }

  answered(command: string, reply: Reply): void {
    this.add('answers', reply.ok ? 'done' : reply.error.code);
    if (reply.ok) this.add('done', command);
  }

  of(what: string, which: string): number {
    return this.#counts.get(what)?.get(which) ?? 0;
  }

  /** One line for each of what was counted. */
  get lines(): readonly string[] {
    return [...this.#counts].map(([what, counts]) => {
      const all = [...counts].sort(([, one], [, other]) => other - one);
      return `${what}: ${all.map(([which, count]) => `${which} ${count}`).join(', ')}`;
    });
  }
}
