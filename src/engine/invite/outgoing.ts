import { type ReadonlySignal, signal } from '@preact/signals-core';
import { newId } from '../../base/new-id.ts';
import { after } from '../../base/timers.ts';
import type { EndReason } from '../../protocol/end-reason.ts';
import { CallError, type ErrorCode } from '../../protocol/errors.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { Invite } from '../../protocol/invite.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Calls } from '../calls.ts';
import type { Facts } from '../facts.ts';
import { next, type Outgoing, type OutgoingEvent } from './outgoing-state.ts';

interface Parts {
  readonly signaling: Signaling;
  readonly calls: Calls;
  readonly facts: Facts;
  /** Accepts an invitation of somebody who was ringing this person at the same moment. */
  readonly acceptCrossing: (invite: Invite, video: boolean) => Promise<void>;
  readonly until: AbortSignal;
}

/** Milliseconds for which the end of a call that did not come about is shown. */
const SHOWN = 5_000;

/** Reasons for which nobody could be rung at all: the command itself has failed. */
const UNREACHABLE: Partial<Record<EndReason, ErrorCode>> = { offline: 'offline', busy: 'busy' };

/** Ringing others. */
export class OutgoingCalls {
  readonly state: ReadonlySignal<Outgoing>;
  readonly #state = signal<Outgoing>({ status: 'idle' });
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.state = this.#state;
    const { signaling, until } = parts;
    signaling.on('invite:changed', ({ invite }) => this.#next({ type: 'changed', invite }), until);
    signaling.on('session:opened', () => void this.#sayAgain(), until);
  }

  /**
   * Rings people; resolves as soon as somebody's device rings. Rejects with `offline` or `busy` when nobody's could,
   * with `wrong-state` during a call, or with what the server or the network says.
   */
  async send(to: readonly UserId[], video: boolean): Promise<void> {
    const { calls, signaling } = this.#parts;
    if (calls.isOn || this.#state.value.status === 'calling') {
      throw new CallError('wrong-state', 'in a call already');
    }
    const id = newId();
    this.#next({ type: 'call', id, to, video });
    calls.warmUp(video);
    try {
      const { invite } = await signaling.request('invite:send', { id, to: [...to], video });
      if (invite.id !== id) {
        this.#state.value = { status: 'idle' };
        await this.#parts.acceptCrossing(invite, video);
        return;
      }
      this.#next({ type: 'changed', invite });
    } catch (thrown) {
      const error = CallError.from(thrown);
      calls.coolDown();
      this.#next({ type: 'stop', id, reason: error.code === 'offline' ? 'offline' : 'failed' });
      throw error;
    }
    const { value } = this.#state;
    const code =
      value.status === 'ended' && value.id === id ? UNREACHABLE[value.reason] : undefined;
    if (code) throw new CallError(code, 'nobody could be rung');
  }

  /** Stops ringing. */
  async cancel(): Promise<void> {
    const { value } = this.#state;
    if (value.status !== 'calling') return;
    this.#next({ type: 'stop', id: value.id, reason: 'cancelled' });
    await this.#parts.signaling.request('invite:cancel', { invite: value.id }).catch((thrown) => {
      // Not there any more is what was wanted.
      if (CallError.from(thrown).code !== 'not-found') throw thrown;
    });
  }

  /** Forgets the end that is shown. */
  dismiss(): void {
    this.#next({ type: 'dismiss' });
  }

  /** After a lost connection: the invitation may have changed meanwhile, or the server may have started anew. */
  async #sayAgain(): Promise<void> {
    const { value } = this.#state;
    if (value.status !== 'calling') return;
    const { id, to, video } = value;
    await this.#parts.signaling
      .request('invite:send', { id, to: [...to], video, again: true })
      .then(({ invite }) => this.#next({ type: 'changed', invite }))
      .catch((thrown) => {
        const { code } = CallError.from(thrown);
        // No connection again: the next one says it again.
        if (code !== 'offline' && code !== 'timeout')
          this.#next({ type: 'stop', id, reason: 'failed' });
      });
  }

  #next(event: OutgoingEvent): void {
    const before = this.#state.value;
    const state = next(before, event);
    if (state === before) return;
    this.#state.value = state;
    if (state.status === before.status) return;
    if (state.status === 'accepted') this.#enter(state.invite);
    if (state.status === 'ended') this.#end(state.invite?.room ?? '', state.reason);
  }

  #enter(invite: Invite): void {
    const { calls, facts } = this.#parts;
    const { room } = invite;
    const end = (reason: EndReason) => facts.emit('call-ended', { room, reason, duration: 0 });
    calls
      .join(room)
      .then(
        (isIn) => !isIn && end('hung-up'),
        (thrown) => {
          const { code, message } = CallError.from(thrown);
          if (code === 'not-found') return end('ended');
          facts.emit('call-error', { code, message });
          end('failed');
        },
      )
      .finally(() => this.dismiss());
  }

  #end(room: string, reason: EndReason): void {
    const { calls, facts, until } = this.#parts;
    calls.coolDown();
    facts.emit('call-ended', { room, reason, duration: 0 });
    const ended = this.#state.value;
    after(SHOWN, () => this.#state.value === ended && this.dismiss(), until);
  }
}
