import type { Room } from '../../engine/room/room.ts';
import type { Named } from '../../protocol/chat.ts';
import type { UserId } from '../../protocol/ids.ts';

/** Those who can be mentioned: first who is in the room, then who wrote there and has gone, and will find a notice. */
export function mentionable(room: Room): readonly Named[] {
  const people = new Map<UserId, Named>();
  for (const { user, name } of room.members) people.set(user, { user, name });
  // By the name that they had last, as the server knows them.
  for (const { from, system, deleted } of room.chat.entries.value.toReversed()) {
    const { user, name } = from;
    if (!system && !deleted && !people.has(user)) people.set(user, { user, name });
  }
  return [...people.values()];
}
