import { insist } from '../../base/insist.ts';
import { after } from '../../base/timers.ts';
import type { EndReason } from '../../protocol/end-reason.ts';
import { CallError, type ErrorCode } from '../../protocol/errors.ts';
import type { InviteId, RoomId, UserId } from '../../protocol/ids.ts';
import type { Invite } from '../../protocol/invite.ts';
import { isAnswered, wordsOf } from '../../protocol/invite-says.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Calls } from '../calls.ts';
import type { Facts } from '../facts.ts';
import type { Lines } from '../lines.ts';
import type { Preferences } from '../preferences.ts';
import type { OutgoingList } from './outgoing-list.ts';
import { type Going, next, type OutgoingEvent } from './outgoing-state.ts';
import { payloadOf } from './payload-of.ts';

interface Parts {
  readonly signaling: Signaling;
  readonly calls: Calls;
  readonly facts: Facts;
  readonly list: OutgoingList;
  readonly lines: Lines;
  readonly preferences: Preferences;
  /** Accepts an invitation of somebody who was ringing this person at the same moment. */
  readonly acceptCrossing: (invite: Invite, video: boolean) => Promise<void>;
  readonly until: AbortSignal;
}

/** Milliseconds for which it is shown that somebody did not come. */
const SHOWN = 5_000;

/** Reasons for which nobody could be rung at all: the command itself has failed. */
const UNREACHABLE: Partial<Record<EndReason, ErrorCode>> = { offline: 'offline', busy: 'busy' };

/** Ringing others: into a new call, or into the one that goes on. */
export class OutgoingCalls {
  readonly #all: OutgoingList['all'];
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#all = parts.list.all;
    const { signaling, until, calls } = parts;
    signaling.on('invite:changed', ({ invite }) => this.#next({ type: 'changed', invite }), until);
    signaling.on('session:opened', () => this.#sayAgain(), until);
    calls.onUnanswered = (room, reason) => this.#unanswered(room, reason);
  }

  /**
   * Rings those who are listed as `calling` by this id; resolves as soon as somebody's device rings. Rejects with
   * `offline` or `busy` when nobody's could, or with what the server or the network says.
   */
  async send(id: InviteId): Promise<void> {
    const going = this.#find(id);
    if (!going) return;
    const { video } = going;
    try {
      const invite = await this.#ring(going);
      if (invite.id !== id) {
        this.#all.value = this.#all.value.filter((other) => other.id !== id);
        await this.#parts.acceptCrossing(invite, video);
        return;
      }
      // Cancelled before the server had heard of it.
      if (!this.#find(id)) await this.#cancelThere(id);
      this.#next({ type: 'changed', invite });
    } catch (thrown) {
      const error = CallError.from(thrown);
      // The server may have heard of it all the same.
      if (error.code === 'timeout') this.#cancelThere(id).catch(() => {});
      this.#next({ type: 'stop', id, reason: error.code === 'offline' ? 'offline' : 'failed' });
      throw error;
    }
    const ended = this.#all.value.find((going) => going.id === id);
    const code = ended?.status === 'ended' ? UNREACHABLE[ended.reason] : undefined;
    if (code) throw new CallError(code, 'nobody could be rung');
  }

  /** Stops ringing: these people, or everybody. */
  async cancel(to?: readonly UserId[]): Promise<void> {
    const stopped = this.#calling().filter((going) => !to || going.to.join() === to.join());
    for (const { id } of stopped) this.#next({ type: 'stop', id, reason: 'cancelled' });
    await Promise.all(stopped.map(({ id }) => this.#cancelThere(id)));
  }

  /** Forgets an end that is shown. */
  dismiss(id: InviteId): void {
    this.#next({ type: 'dismiss', id });
  }

  #find(id: InviteId): Calling | undefined {
    return this.#calling().find((going) => going.id === id);
  }

  #calling(): readonly Calling[] {
    return this.#all.value.filter((going) => going.status === 'calling');
  }

  async #ring(going: Calling): Promise<Invite> {
    const { calls, signaling, preferences } = this.#parts;
    const preconnect = preferences.preconnect.value;
    const payload = { ...payloadOf(going), ...(preconnect && { preconnect }) };
    const { invite } = await calls.ring(going.video, (place) =>
      signaling.request('invite:send', { ...payload, ...place }),
    );
    return invite;
  }

  /** The call to which nobody had come is over: for those who still ring, and for this page. */
  #unanswered(room: RoomId, reason: EndReason): void {
    const left = this.#calling().filter(({ invite }) => invite?.room === room);
    for (const { id } of left) this.#next({ type: 'stop', id, reason });
    // Somebody had accepted, and could not come.
    if (left.length === 0) this.#parts.facts.emit('call-ended', { room, reason, duration: 0 });
  }

  async #cancelThere(id: InviteId): Promise<void> {
    await this.#parts.signaling.request('invite:cancel', { invite: id }).catch((thrown) => {
      // Not there any more is what was wanted.
      if (CallError.from(thrown).code !== 'not-found') throw thrown;
    });
  }

  /** By code that is loaded when it is needed. Without a network there is a next connection, which asks again. */
  #sayAgain(): void {
    const confirmed = this.#calling().filter(({ invite }) => invite);
    if (confirmed.length === 0) return;
    const parts = {
      ...this.#parts,
      find: (id: InviteId) => this.#find(id),
      next: (event: OutgoingEvent) => this.#next(event),
    };
    insist(
      () => import('./say-again.ts'),
      ({ sayAgain }) => {
        for (const { id } of confirmed) void sayAgain(id, parts);
      },
    );
  }

  #next(event: OutgoingEvent): void {
    const before = this.#all.value;
    const ended: Ended[] = [];
    const after = before.flatMap((going) => {
      const state = next(going, event);
      if (state?.status === 'ended' && state !== going) ended.push(state);
      return state ?? [];
    });
    if (after.length === before.length && after.every((going, at) => going === before[at])) return;
    this.#all.value = after;
    for (const going of ended) this.#end(going);
  }

  #end({ id, invite, reason }: Ended): void {
    const { calls, lines, facts, until } = this.#parts;
    // Unknown to the server it was on its way into the call that is open, if any.
    const room = invite?.room ?? calls.open?.id ?? '';
    const message = wordsOf(invite);
    const isTalking = isAnswered(invite) || lines.find(room) !== undefined;
    const isLast = this.#calling().every((other) => other.invite && other.invite.room !== room);
    if (!isTalking && isLast) {
      calls.giveUp(room || undefined);
      facts.emit('call-ended', { room, reason, duration: 0, ...(message && { message }) });
    } else if (reason !== 'cancelled' && invite) {
      const missing = invite.callees.filter(({ status }) => status === reason);
      const names = missing.map(({ name }) => name);
      facts.emit('call-notice', { code: 'not-coming', names, reason });
    }
    after(SHOWN, () => this.dismiss(id), until);
  }
}

type Calling = Extract<Going, { status: 'calling' }>;
type Ended = Extract<Going, { status: 'ended' }>;
