import { effect } from '@preact/signals-core';
import type { Sources } from '../../media/source.ts';
import { CallError } from '../../protocol/errors.ts';
import type { ServerEvents } from '../../protocol/events.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { WaitReply } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Calls } from '../calls.ts';
import type { Facts } from '../facts.ts';
import type { Lines } from '../lines.ts';
import type { Preferences } from '../preferences.ts';
import { preview } from '../preview.ts';
import { HasToWait, takeSeat } from './take-seat.ts';

interface Parts {
  readonly signaling: Signaling;
  readonly calls: Calls;
  readonly facts: Facts;
  readonly lines: Lines;
  readonly sources: Sources;
  readonly preferences: Preferences;
  /** What was closed to this page while this was being loaded. */
  readonly closed: readonly Closed[];
  readonly until: AbortSignal;
}

type Closed = ServerEvents['room:closed'];

/**
 * Waits before a room until a host lets one in, and comes in; or until that is refused, or given up. It joins anew
 * whenever there may be news, since joining tells how things are: also after a lost connection.
 */
export async function waitToBeLetIn(wait: HasToWait, parts: Parts): Promise<void> {
  const { signaling, calls, facts, lines } = parts;
  const { waits, stay } = wait.reply;
  const { room } = waits;
  const until = AbortSignal.any([parts.until, wait.over.signal]);
  const over = new AbortController();
  const whileWaiting = AbortSignal.any([until, over.signal]);
  const news = listen(parts, room, whileWaiting);
  // At once: the page may be about to close its connection.
  const leave = (): void => {
    signaling.request('room:leave', { room, stay }).catch(() => {
      // Without a connection the server finds out by itself, when the grace time is over.
    });
  };
  if (until.aborted) leave();
  until.addEventListener('abort', leave, { once: true, signal: over.signal });
  // Turned off meanwhile, a microphone is off when one comes in.
  preview({ ...parts, room: calls.room }, whileWaiting);
  try {
    facts.emit('call-notice', { code: 'waiting' });
    // At once as well: something may have been said while this was being loaded.
    let closed = parts.closed.find((one) => one.room === room);
    for (let isLate = false; ; closed = isLate ? undefined : await news()) {
      // A host may have rung one into it meanwhile.
      if (lines.find(room)) return;
      if (until.aborted) {
        facts.emit('call-ended', { room, reason: 'hung-up', duration: 0 });
        return;
      }
      if (closed) {
        const { reason, message } = closed;
        // Whoever was asking once more just then must not wait again.
        if (reason === 'denied') {
          signaling.request('room:leave', { room, stay }).catch(() => {});
        }
        facts.emit('call-ended', { room, reason, duration: 0, ...(message && { message }) });
        return;
      }
      const outcome = await comeIn(room, stay, signaling, calls);
      if (outcome === 'in') return;
      isLate = outcome === 'late';
    }
  } finally {
    over.abort();
  }
}

/** Tries to come in. The answer may come too late: then it is asked for once more, since one may well be in. */
async function comeIn(
  room: RoomId,
  stay: WaitReply['stay'],
  signaling: Signaling,
  calls: Calls,
): Promise<'in' | 'late' | 'waits'> {
  let isLate = false;
  try {
    await calls.answer(room, { video: false, hold: false }, (arrival) =>
      takeSeat(signaling, { room, ...arrival, stay, was: { waiting: true } }).catch((thrown) => {
        isLate = CallError.from(thrown).code === 'timeout';
        // The place that one has is not given up for that.
        throw isLate ? new CallError('offline') : thrown;
      }),
    );
    return 'in';
  } catch (thrown) {
    if (isLate) return 'late';
    // The next connection tries again.
    if (thrown instanceof HasToWait || CallError.from(thrown).code === 'offline') return 'waits';
    throw thrown;
  }
}

/** Resolves with each next thing that is said, one after the other; with what closed the way in, where that is it. */
function listen(
  { signaling, lines }: Parts,
  room: RoomId,
  until: AbortSignal,
): () => Promise<Closed | undefined> {
  const said: (Closed | undefined)[] = [];
  let tell = (): void => {};
  const hear = (closed?: Closed): void => {
    said.push(closed);
    tell();
  };
  signaling.on('session:opened', () => hear(), until);
  signaling.on('room:admitted', (admitted) => admitted.room === room && hear(), until);
  signaling.on('room:closed', (closed) => closed.room === room && hear(closed), until);
  const unwatch = effect(() => void (lines.find(room) && hear()));
  until.addEventListener('abort', unwatch, { once: true });
  until.addEventListener('abort', () => hear(), { once: true });
  return async () => {
    if (said.length === 0) await new Promise<void>((resolve) => (tell = resolve));
    return said.shift();
  };
}
