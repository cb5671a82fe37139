import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { InviteId } from '../../protocol/ids.ts';
import type { MissedCall } from '../../protocol/missed.ts';
import type { Signaling } from '../../signaling/signaling.ts';

/** The calls that this person has missed, on whichever device. */
export class Missed {
  /** Newest first; undefined until the server has told. */
  readonly calls: ReadonlySignal<readonly MissedCall[] | undefined>;
  readonly #calls = signal<readonly MissedCall[] | undefined>();
  readonly #signaling: Signaling;

  constructor(signaling: Signaling, until: AbortSignal) {
    this.#signaling = signaling;
    this.calls = this.#calls;
    const take = ({ missed }: { readonly missed: readonly MissedCall[] }): void => {
      this.#calls.value = missed;
    };
    signaling.on('session:opened', take, until);
    signaling.on('missed:changed', take, until);
    // What the session was opened with may be old by now.
    if (signaling.state.peek() === 'connected')
      this.seen([]).catch(() => {
        // No connection any more: the next one begins with the list.
      });
  }

  /** Takes calls off the list, for all devices of the person. Rejects with a `CallError`. */
  async seen(calls: readonly InviteId[]): Promise<void> {
    const { missed } = await this.#signaling.request('missed:seen', { calls: [...calls] });
    this.#calls.value = missed;
  }
}
