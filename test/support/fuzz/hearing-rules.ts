import type { EventName, ServerEvents } from '../../../src/protocol/events.ts';
import type { RoomId } from '../../../src/protocol/ids.ts';
import type { Invite } from '../../../src/protocol/invite.ts';
import { can } from '../../../src/protocol/roles.ts';
import { apply } from '../../../src/protocol/room-doc.ts';
import type { Ear } from './ear.ts';
import { mayBeIn } from './entering.ts';
import type { Ledger } from './ledger.ts';

/** What was heard, where, and what is known of it. */
export interface Heard {
  readonly ear: Ear;
  readonly ledger: Ledger;
  /** By the checker's own count. */
  readonly at: number;
}

/** What is wrong with it; undefined where nothing is. */
type Wrong = string | undefined;
type Rule<E extends EventName> = (detail: ServerEvents[E], heard: Heard) => Wrong;

/** Something for members alone. What comes before the answer that says so is looked at again with that answer. */
function forMembers(room: RoomId, { ear, ledger }: Heard): Wrong {
  if (ear.places.has(room)) return undefined;
  if (!mayBeIn(ear, room, ledger)) return `is not in ${room}`;
  ear.hearsay.push({ room, what: 'what members hear' });
  return undefined;
}

/** Something that somebody says to this member alone, which may cross with its going. */
const forThisMember = (room: RoomId, heard: Heard): Wrong =>
  heard.ear.wasIn(room, heard.ear.since) ? undefined : forMembers(room, heard);

/** An invitation in the form in which this person may see it. */
export function wrongWithInvite({ id, from, callees, room }: Invite, heard: Heard): Wrong {
  const { ear, ledger } = heard;
  const attempts = ledger.attempts(id, from.user);
  const isFull = attempts.some(({ to }) => callees.every(({ user }) => to.has(user)));
  if (!isFull) return 'nobody has sent this';
  const isOwn = callees.length === 1 && callees[0]?.user === ear.user;
  const isCallers = from.user === ear.user && attempts.some((attempt) => attempt.ear === ear);
  if (!isOwn && !isCallers) return 'neither the caller’s page, nor a callee’s own entry alone';
  ledger.roomOf.set(id, room);
  ledger.knows(ear.user).add(room);
  return undefined;
}

const wrongWithMissed = (
  missed: ServerEvents['missed:changed']['missed'],
  { ear, ledger }: Heard,
): Wrong =>
  missed.every(({ id, from }) => ledger.attempts(id, from.user).some(({ to }) => to.has(ear.user)))
    ? undefined
    : 'a call for somebody else';

function wrongWithNotice(
  notice: NonNullable<ServerEvents['notice:changed']['notices']>[number],
  { ear, ledger }: Heard,
): Wrong {
  if (notice.kind === 'invitation') {
    const attempts = ledger.attempts(notice.id, notice.from.user);
    return attempts.some(({ to }) => to.has(ear.user)) ? undefined : 'a call for somebody else';
  }
  if (notice.kind === 'message')
    return ledger.concerns(notice.message, ear.user) ? undefined : 'a message to somebody else';
  const { room } = notice;
  return room === undefined || ledger.hasVisited(ear.user, room) ? undefined : `never in ${room}`;
}

/** Who may hear what, as in section 4 of the protocol. An event that is new needs a rule. */
export const RULES: { readonly [E in EventName]: Rule<E> } = {
  'session:opened': ({ user, invites, missed }, heard) =>
    user === heard.ear.user
      ? (invites.map((one) => wrongWithInvite(one, heard)).find(Boolean) ??
        wrongWithMissed(missed, heard))
      : `says that one is ${user}`,
  'session:expiring': () => undefined,
  'server:closing': () => undefined,
  'command:refused': (_detail, { ear: { refusals } }) => {
    refusals.heard += 1;
    return refusals.heard > refusals.atMost ? 'nothing was said without asking' : undefined;
  },
  'presence:changed': ({ people }, { ear }) => {
    const asked = [...ear.underway].filter(({ command }) => command === 'presence:watch');
    const all = [ear.watches, ...asked.map(({ said }) => new Set(said?.['users'] as string[]))];
    const everyone = ear.watchesAll || asked.some(({ said }) => said?.['everyone']);
    const foreign = people.find(({ user }) => !everyone && !all.some((one) => one.has(user)));
    return foreign && `does not watch ${foreign.user}`;
  },
  'invite:changed': ({ invite }, heard) => wrongWithInvite(invite, heard),
  'invite:relayed': ({ invite, device, signal }, { ear, ledger }) => {
    const isCallers = ledger.attempts(invite, ear.user).some((attempt) => attempt.ear === ear);
    const isDevices = ledger.wasSaid('device', ear.user, invite, device);
    if (!isCallers && !isDevices) return 'neither the caller’s page, nor a device that has spoken';
    return ledger.wasSaid('invite', invite, device, signal) ? undefined : 'nobody has said this';
  },
  'room:changed': ({ room, patch }, heard) => {
    const { ear, ledger, at } = heard;
    const place = ear.places.get(room);
    if (!place) return forMembers(room, heard);
    const { me, doc } = place;
    if (patch.rev <= doc.rev) return undefined;
    if (patch.rev > doc.rev + 1) {
      // Who was put out by another page with the same stay, and is on the way in again, has missed some.
      return mayBeIn(ear, room, ledger) ? undefined : `revision ${patch.rev} after ${doc.rev}`;
    }
    if (patch.members?.[me] === null) ear.drop(room, at);
    else ear.put(room, { me, doc: apply(doc, patch) }, at);
    return undefined;
  },
  'room:closed': ({ room }, { ear, ledger, at }) => {
    const wasThere = ear.places.has(room) || ear.waits.has(room) || ear.ending.delete(room);
    ear.drop(room, at);
    ear.waits.delete(room);
    for (const sent of ear.underway) {
      sent.closed.add(room);
      // One after the other: what is after the first that has no answer yet has not begun.
      if (sent.isAsked) break;
    }
    // Whoever was let in and put out again before the answer is refused, and hears why all the same.
    const mayKnow = wasThere || ear.asked.has(room) || mayBeIn(ear, room, ledger);
    return mayKnow ? undefined : `was not in ${room}`;
  },
  'room:waiting': ({ room }, heard) => {
    const { ear, ledger } = heard;
    const place = ear.places.get(room);
    const me = place?.doc.members[place.me];
    if (place && me && can(me, 'admit', place.doc)) return undefined;
    // It may be another room of that name by now, into which one is on the way.
    return place && !mayBeIn(ear, room, ledger) ? 'may let nobody in' : forMembers(room, heard);
  },
  'room:admitted': ({ room }, { ear, ledger }) =>
    ear.waits.has(room) || mayBeIn(ear, room, ledger) ? undefined : `does not wait for ${room}`,
  'member:asked': ({ room, slot, on }, heard) => {
    const me = heard.ear.places.get(room)?.me;
    if (me !== undefined && !heard.ledger.wasSaid('asked', room, me, slot, on))
      return 'nobody has asked this member';
    return forThisMember(room, heard);
  },
  'member:reacted': ({ room }, heard) => forMembers(room, heard),
  'peer:relayed': ({ room, signal }, heard) => {
    const me = heard.ear.places.get(room)?.me;
    if (me !== undefined && !heard.ledger.wasSaid('peer', room, me, signal))
      return 'nobody has said this to this member';
    return forThisMember(room, heard);
  },
  'chat:changed': ({ room, message }, heard) =>
    message.system || heard.ledger.wasSaid('chat', room, message.id)
      ? forMembers(room, heard)
      : 'nobody has said this in that room',
  'chat:typing': ({ room }, heard) => forMembers(room, heard),
  'missed:changed': ({ missed }, heard) => wrongWithMissed(missed, heard),
  'notice:changed': ({ notices = [] }, heard) =>
    notices.map((notice) => wrongWithNotice(notice, heard)).find(Boolean),
};
