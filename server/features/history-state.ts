import type { UserId } from '../../src/protocol/ids.ts';
import type { CallPerson, CallRecord } from '../calls/calls.ts';
import type { Fact } from '../facts.ts';
import { kindOf } from './seating.ts';

/** People who are remembered of one call; a room that is always open sees many. */
const PEOPLE = 1_000;

/**
 * What is kept of a call once something has happened; the same where that is nothing to it, and undefined where nothing
 * is kept of what it is about. Nodes tell of it each in its own order, and perhaps twice: what is known already, or is over
 * since, changes nothing.
 */
export function recorded(known: CallRecord | undefined, fact: Fact): CallRecord | undefined {
  switch (fact.type) {
    case 'call:ringing':
      return rung(known, fact);
    case 'call:settled':
      return (
        known &&
        withPerson(known, fact, ({ status: _was, ...one }) => ({
          ...one,
          status: fact.status,
        }))
      );
    case 'room:opened':
      return opened(known, fact);
    case 'member:joined':
      return joined(known ?? begun(fact), fact);
    case 'member:left':
      return known && left(known, fact);
    case 'room:closed':
      return known?.ended === undefined ? known && finished(known, fact.at, fact.reason) : known;
  }
}

/** The call as it is once it is over: who was still there went with it. */
export function finished(
  { people, ...call }: CallRecord,
  ended: number,
  reason: NonNullable<CallRecord['reason']>,
): CallRecord {
  const gone = people.map(({ devices, ...one }) => (devices ? { ...one, left: ended } : one));
  return { ...call, ended, reason, people: gone };
}

/**
 * A call of which nobody has said that it is over, but which does not go on: the server ended in the middle of it. `last` is
 * when anything of it was known.
 */
export function abandoned(call: CallRecord, last: number): CallRecord {
  if (call.ended !== undefined) return call;
  const { people, ...rest } = finished(call, Math.max(last, lastOf(call)), 'failed');
  return {
    ...rest,
    people: people.map((one) => (one.status === 'ringing' ? { ...one, status: 'cancelled' } : one)),
  };
}

/** When something of a call was last known, by what is kept of it. */
export const lastOf = ({ began, answered = 0, people }: CallRecord): number =>
  Math.max(began, answered, ...people.flatMap(({ joined = 0, left = 0 }) => [joined, left]));

type Is<T extends Fact['type']> = Extract<Fact, { type: T }>;

const begun = ({ call, room, at }: Pick<Fact, 'call' | 'room' | 'at'>): CallRecord => ({
  ...{ id: call, room, kind: kindOf(room), video: false, began: at, people: [] },
});

function rung(known: CallRecord | undefined, fact: Is<'call:ringing'>): CallRecord | undefined {
  const { from, to, video, at } = fact;
  // People can be rung into a room that others meet in by its name; by that alone nobody meets there.
  if (!known && kindOf(fact.room) === 'room') return undefined;
  const before = known ?? begun(fact);
  const call = before.kind === 'call' && !before.from ? { ...before, from, video } : before;
  const all = [from, ...to].reduce(
    (now, who) =>
      withPerson(now, who, (one) =>
        'status' in who && !isOver(now, one)
          ? { ...one, status: who.status as NonNullable<CallPerson['status']> }
          : one,
      ),
    call,
  );
  if (known || to.some(({ status }) => status === 'ringing')) return all;
  // Nobody could be rung, so it was never opened.
  return finished(all, at, to.some(({ status }) => status === 'busy') ? 'busy' : 'offline');
}

/** Whether what came of ringing somebody is known, and nothing more can come of it. */
const isOver = ({ ended }: CallRecord, { status }: CallPerson): boolean =>
  ended !== undefined && status !== undefined;

function opened(known: CallRecord | undefined, { at, ...fact }: Is<'room:opened'>): CallRecord {
  if (!known) return begun({ at, ...fact });
  const { ended, reason: _reason, people, ...call } = known;
  if (!fact.isReopened || (ended !== undefined && at < ended)) return known;
  // In one that was over nobody was left; whoever is there has come back already.
  if (ended !== undefined) return { ...call, people };
  // Whoever was there comes back by themselves.
  return { ...call, people: people.map(({ devices: _there, ...one }) => one) };
}

function joined(call: CallRecord, { at, member, ...who }: Is<'member:joined'>): CallRecord {
  const { ended } = call;
  const now = withPerson(call, who, ({ left, devices = [], ...one }) => {
    const joined = Math.min(one.joined ?? at, at);
    const gone = left ?? (ended !== undefined && at < ended ? ended : undefined);
    // They have gone since, with this device or with the call.
    if (gone !== undefined && at < gone && devices.length === 0)
      return { ...one, joined, left: gone };
    const { ejected: _was, ...back } = one;
    return { ...back, joined, devices: devices.includes(member) ? devices : [...devices, member] };
  });
  const there = now.people.filter(({ devices }) => devices);
  return now.answered === undefined && there.length > 1 ? { ...now, answered: at } : now;
}

function left(call: CallRecord, { at, member, reason, ...who }: Is<'member:left'>): CallRecord {
  return withPerson(call, who, ({ devices = [], ...known }) => {
    const rest = devices.filter((device) => device !== member);
    const one = reason === 'ejected' ? { ...known, ejected: true as const } : known;
    return rest.length > 0
      ? { ...one, devices: rest }
      : { ...one, left: Math.max(one.left ?? at, at) };
  });
}

/** The call with one of its people changed, or with one more. */
function withPerson(
  call: CallRecord,
  { user, name }: { readonly user: UserId; readonly name: string },
  change: (one: CallPerson) => CallPerson,
): CallRecord {
  const at = call.people.findIndex((one) => one.user === user);
  const old = call.people[at];
  if (old)
    return { ...call, people: call.people.with(at, change({ ...old, name: name || old.name })) };
  if (call.people.length >= PEOPLE) return call;
  return { ...call, people: [...call.people, change({ user, name })] };
}
