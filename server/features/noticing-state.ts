import type { ChatMessage } from '../../src/protocol/chat.ts';
import type { UserId } from '../../src/protocol/ids.ts';
import type { RoomState } from '../rooms/rooms.ts';

/** Whom a message concerns, and how: those whom it names, and who wrote what it answers. Nobody concerns themselves. */
export function concernedBy(
  { from, mentions = [], reply }: ChatMessage,
  original: ChatMessage | undefined,
): ReadonlyMap<UserId, 'mentioned' | 'replied'> {
  const people = new Map<UserId, 'mentioned' | 'replied'>(
    mentions.map(({ user }) => [user, 'mentioned']),
  );
  // What the server noted of somebody, nobody wrote. What the log has no more was written by whom its id names.
  const author = original ? original.from.user : reply?.id.split('/').slice(1).join('/');
  if (author && !original?.system) people.set(author, 'replied');
  people.delete(from.user);
  return people;
}

/** Whether somebody does not see what is written in a room, and may hear of it: not those whom its hosts keep out. */
export function isAway({ doc, waiting = {}, ejected = [] }: RoomState, user: UserId): boolean {
  const isThere = Object.values(doc.members).some((one) => one.user === user && one.connected);
  const isKeptOut =
    ejected.includes(user) || Object.values(waiting).some((one) => one.user === user);
  return !isThere && !isKeptOut;
}
