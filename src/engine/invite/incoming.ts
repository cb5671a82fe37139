import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { EndReason } from '../../protocol/end-reason.ts';
import { CallError } from '../../protocol/errors.ts';
import type { ServerEvents } from '../../protocol/events.ts';
import type { InviteId } from '../../protocol/ids.ts';
import type { Invite } from '../../protocol/invite.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Calls } from '../calls.ts';
import type { Coming } from '../coming.ts';
import type { Facts } from '../facts.ts';
import { type Incoming, type IncomingEvent, next, reasonFor } from './incoming-state.ts';
import { Unheard } from './unheard.ts';

interface Parts {
  readonly signaling: Signaling;
  readonly facts: Facts;
  readonly until: AbortSignal;
}

/** Being rung. */
export class IncomingCalls {
  readonly state: ReadonlySignal<Incoming>;
  readonly #state = signal<Incoming>([]);
  readonly #parts: Parts;
  readonly #unheard = new Unheard();
  /** What was declined here, until the server has confirmed it: it does not ring again meanwhile. */
  readonly #declined = new Set<InviteId>();
  #epoch: string | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.state = this.#state;
    const { signaling, until } = parts;
    signaling.on('invite:changed', ({ invite }) => this.#changed(invite), until);
    signaling.on('session:opened', (session) => this.#sync(session), until);
  }

  /** Answers; the oldest invitation where none is named. Leaves the call that one is in, if any, or holds it. */
  async accept(how: Coming, calls: Calls, id?: InviteId): Promise<void> {
    const { signaling } = this.#parts;
    const { invite } = this.#ring(id);
    this.#next({ type: 'answer', id: invite.id });
    try {
      const isIn = await calls.answer(invite.room, { ...how, invite: invite.id }, (arrival) =>
        this.#unheard.answer(invite.id, () =>
          signaling.request('invite:accept', { invite: invite.id, ...arrival }),
        ),
      );
      if (!isIn) {
        this.#ended(invite, 'hung-up');
        // Given up before the server heard of it, it would ring on for the caller.
        signaling.request('invite:decline', { invite: invite.id }).catch(() => {});
      }
    } catch (thrown) {
      this.#ended(invite, this.#whyNot(invite.id, CallError.from(thrown)));
      throw thrown;
    } finally {
      this.#next({ type: 'gone', id: invite.id });
    }
  }

  /** `reason`: why, in the person's own words, for the caller to read. */
  async decline(reason = '', id?: InviteId): Promise<void> {
    const { invite } = this.#ring(id);
    const words = reason.trim().slice(0, LIMITS.reason);
    this.#next({ type: 'gone', id: invite.id });
    this.#ended(invite, 'declined', words);
    const payload = { invite: invite.id, ...(words && { reason: words }) };
    this.#declined.add(invite.id);
    try {
      await this.#unheard.answer(invite.id, () =>
        this.#parts.signaling.request('invite:decline', payload),
      );
    } finally {
      this.#declined.delete(invite.id);
    }
  }

  #ring(id?: InviteId) {
    const ring = this.#state.value.find(
      ({ invite, status }) => status === 'ringing' && (id === undefined || invite.id === id),
    );
    if (!ring) throw new CallError('wrong-state', 'nobody is calling');
    return ring;
  }

  /** Why an answer came to nothing: too late, or something went wrong. */
  #whyNot(id: InviteId, { code }: CallError): EndReason {
    const me = this.#parts.signaling.session.value?.user;
    const now = this.#state.value.find(({ invite }) => invite.id === id)?.invite;
    const isLate = code === 'wrong-state' || code === 'not-found';
    return isLate && now && me !== undefined ? reasonFor(me, now) : 'failed';
  }

  /** What rings by the server's list. What is not in it rings no more, unless the server may hear of it again. */
  #sync({ invites, user, epoch }: ServerEvents['session:opened']): void {
    const isAnew = this.#epoch !== undefined && this.#epoch !== epoch;
    this.#epoch = epoch;
    for (const invite of invites) this.#changed(invite, user);
    for (const { invite } of this.#state.value) {
      const isKnown = invites.some(({ id }) => id === invite.id);
      // Lost once more, before the caller was back.
      if (isKnown || (!isAnew && this.#unheard.awaits(invite.id))) continue;
      const heard = isAnew && this.#unheard.expect(invite.id, this.#parts.until);
      if (heard) void heard.then((isHeard) => isHeard || this.#stop(invite));
      else this.#stop(invite);
    }
  }

  #stop({ id }: Invite): void {
    const ring = this.#state.value.find(({ invite }) => invite.id === id);
    // What is being answered waits for the reply.
    if (ring?.status !== 'ringing') return;
    this.#next({ type: 'gone', id });
    this.#ended(ring.invite, 'cancelled');
  }

  #changed(invite: Invite, me = this.#parts.signaling.session.value?.user): void {
    if (me === undefined) return;
    this.#unheard.heard(invite.id);
    if (this.#declined.has(invite.id)) return;
    const ringing = ({ value }: ReadonlySignal<Incoming>) =>
      value.some((ring) => ring.invite.id === invite.id && ring.status === 'ringing');
    const before = ringing(this.#state);
    this.#next({ type: 'changed', invite, me });
    const after = ringing(this.#state);
    const { from, video } = invite;
    if (!before && after) this.#parts.facts.emit('call-incoming', { invite, from, video });
    if (before && !after) this.#ended(invite, reasonFor(me, invite));
  }

  #ended({ room }: Invite, reason: EndReason, message?: string): void {
    this.#parts.facts.emit('call-ended', {
      room,
      reason,
      duration: 0,
      ...(message && { message }),
    });
  }

  #next(event: IncomingEvent): void {
    this.#state.value = next(this.#state.value, event);
  }
}
