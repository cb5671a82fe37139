import { after } from '../../base/timers.ts';
import { CallError } from '../../protocol/errors.ts';
import type { InviteId } from '../../protocol/ids.ts';

/** Milliseconds that callers have to come back to a server that has started anew: more than lie between two of their tries. */
const PATIENCE = 12_000;

/** Invitations of which a server that has started anew knows nothing, until their callers have said them again. */
export class Unheard {
  readonly #waiting = new Map<InviteId, PromiseWithResolvers<boolean>>();
  readonly #awaited = new Set<InviteId>();

  /** Waits for this one. Answers whether it was heard of again. */
  expect(id: InviteId, until: AbortSignal): Promise<boolean> {
    // The server has started anew once more: that decides.
    this.heard(id);
    const waiting = Promise.withResolvers<boolean>();
    this.#waiting.set(id, waiting);
    this.#awaited.add(id);
    after(PATIENCE, () => waiting.resolve(false), until);
    return waiting.promise.finally(() => {
      if (this.#waiting.get(id) === waiting) this.#awaited.delete(id);
    });
  }

  /** Whether its caller may still say it again. */
  awaits(id: InviteId): boolean {
    return this.#awaited.has(id);
  }

  heard(id: InviteId): void {
    this.#waiting.get(id)?.resolve(true);
  }

  /** Answers an invitation: once more, where the server does not know it yet. */
  async answer<T>(id: InviteId, answer: () => Promise<T>): Promise<T> {
    try {
      return await answer();
    } catch (thrown) {
      const isUnknown = CallError.from(thrown).code === 'not-found';
      if (isUnknown && (await this.#waiting.get(id)?.promise)) return answer();
      throw thrown;
    }
  }
}
