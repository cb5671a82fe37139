import type { Reply } from '../../../src/protocol/commands.ts';
import type { ServerEvents } from '../../../src/protocol/events.ts';
import type { Invite } from '../../../src/protocol/invite.ts';
import type { JoinReply, WaitReply } from '../../../src/protocol/room.ts';
import type { Member } from '../../../src/protocol/room-doc.ts';
import type { KnownIds } from './known-ids.ts';

/** Remembers the ids in a reply. */
export function learnFromReply(known: KnownIds, user: string, reply: Reply): void {
  if (!reply.ok) return;
  if ('stay' in reply) learnPlace(known, user, reply);
  if ('joined' in reply && reply.joined) learnPlace(known, user, reply.joined);
  if ('invite' in reply && typeof reply.invite === 'object') learnInvite(known, reply.invite);
  if ('notices' in reply) for (const { id } of reply.notices) known.add('notice', id, mine(user));
  if ('missed' in reply) for (const { id } of reply.missed) known.add('invite', id, mine(user));
}

/** Remembers the ids in an event. */
export function learnFromEvent(known: KnownIds, user: string, event: string, detail: unknown) {
  const said = detail as Partial<
    ServerEvents['invite:changed'] &
      ServerEvents['room:changed'] &
      ServerEvents['chat:changed'] &
      ServerEvents['room:waiting'] &
      ServerEvents['notice:changed']
  >;
  const { room } = said;
  if (event === 'invite:changed' && said.invite) learnInvite(known, said.invite);
  if (room === undefined) {
    for (const { id } of said.notices ?? []) known.add('notice', id, mine(user));
    return;
  }
  if (event === 'room:changed') learnMembers(known, room, said.patch?.members ?? {});
  if (event === 'chat:changed' && said.message) known.add('message', said.message.id, { room });
  for (const { id } of said.waiting ?? []) known.add('member', id, { room });
}

const mine = (user: string) => ({ users: [user] });

function learnInvite(known: KnownIds, { id, from, callees, instance }: Invite): void {
  const rung = callees.filter(({ status }) => status === 'ringing').map(({ user }) => user);
  // What is over is nobody's, and may still be asked for.
  known.add('invite', id, { users: rung.length > 0 ? [from.user, ...rung] : [] });
  known.add('made', id);
  known.add('instance', instance);
}

function learnPlace(known: KnownIds, user: string, reply: JoinReply | WaitReply): void {
  const isIn = 'room' in reply;
  const room = isIn ? reply.room.info.id : reply.waits.room;
  known.add('room', room);
  known.add('stay', reply.stay, { room, users: [user] });
  if (!isIn) return;
  learnMembers(known, room, reply.room.members);
  for (const { id } of reply.log) known.add('message', id, { room });
}

function learnMembers(
  known: KnownIds,
  room: string,
  members: Readonly<Record<string, Partial<Member> | null>>,
): void {
  for (const [id, member] of Object.entries(members)) {
    if (member === null) known.forget('member', id);
    else known.add('member', id, { room, ...(member.user && { notFor: member.user }) });
    if (member?.instance) known.add('instance', member.instance, { room });
  }
}
