import type { ChatMessage, Named } from '../../src/protocol/chat.ts';
import type { UserId } from '../../src/protocol/ids.ts';
import type { CallRecord } from '../calls/calls.ts';
import type { ConfiguredRoom } from '../rooms/configured-rooms.ts';

/** A message that somebody else wrote, with nothing in it of a person; the same message if there is nothing. */
export function messageWithout(message: ChatMessage, user: UserId): ChatMessage {
  const isOther = (one: Named): boolean => one.user !== user;
  const { reactions = {}, mentions = [], reply, ...rest } = message;
  const givers = Object.values(reactions).flat();
  const isQuoted = reply !== undefined && authorOf(reply.id) === user;
  if (givers.every(isOther) && mentions.every(isOther) && !isQuoted) return message;
  const left = Object.entries(reactions)
    .map(([emoji, all]) => [emoji, all.filter(isOther)] as const)
    .filter(([, all]) => all.length > 0);
  const named = mentions.filter(isOther);
  return {
    ...rest,
    ...(left.length > 0 && { reactions: Object.fromEntries(left) }),
    ...(named.length > 0 && { mentions: named }),
    ...(reply && !isQuoted && { reply }),
  };
}

/** Who wrote an entry: what follows the first slash of its id. People's ids may have slashes themselves. */
const authorOf = (entry: string): UserId => entry.slice(entry.indexOf('/') + 1);

/** A call in which somebody without a name was, in the place of a person. */
export function callWithout(call: CallRecord, user: UserId, nobody: UserId): CallRecord {
  const { from, people } = call;
  return {
    ...call,
    ...(from && { from: from.user === user ? { user: nobody, name: '' } : from }),
    people: people.map((one) => (one.user === user ? { ...one, user: nobody, name: '' } : one)),
  };
}

/**
 * A room that somebody without a name has set up or hosts, in the place of a person; the same if they did neither. It is still
 * nobody's who comes first.
 */
export function roomWithout(room: ConfiguredRoom, user: UserId, nobody: UserId): ConfiguredRoom {
  if (room.by !== user && !room.hosts.includes(user)) return room;
  return {
    ...room,
    by: room.by === user ? nobody : room.by,
    hosts: room.hosts.map((host) => (host === user ? nobody : host)),
  };
}
