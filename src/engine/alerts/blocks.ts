import { type ReadonlySignal, signal } from '@preact/signals-core';
import { watch } from '../../base/watch.ts';
import type { BlockedReply } from '../../protocol/blocks.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { Signaling } from '../../signaling/signaling.ts';

/** By whom this person does not want to be rung. Those are told nothing; they find the person offline. */
export class Blocks {
  /** The latest first; undefined until the server has told. */
  readonly users: ReadonlySignal<readonly UserId[] | undefined>;
  readonly #users = signal<readonly UserId[] | undefined>();
  readonly #signaling: Signaling;

  constructor(signaling: Signaling, until: AbortSignal) {
    this.#signaling = signaling;
    this.users = this.#users;
    // With each connection anew: another device may have changed it meanwhile.
    watch(() => {
      if (signaling.state.value !== 'connected') return;
      this.#take(signaling.request('person:blocked', {})).catch(() => {
        // No connection any more: the next one asks again.
      });
    }, until);
  }

  /** Has somebody ring this person no more. What rings already is declined. Rejects with a `CallError`. */
  async block(user: UserId): Promise<void> {
    await this.#take(this.#signaling.request('person:block', { user }));
  }

  /** Lets somebody ring this person again. Rejects with a `CallError`. */
  async unblock(user: UserId): Promise<void> {
    await this.#take(this.#signaling.request('person:unblock', { user }));
  }

  async #take(answer: Promise<BlockedReply>): Promise<void> {
    this.#users.value = (await answer).blocked;
  }
}
