import type { Room } from '../../src/engine/room/room.ts';
import type { Member } from '../../src/protocol/room-doc.ts';

const FIRST = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gwen', 'Hugo', 'Iris', 'Jon'];
const LAST = ['Stone', 'Diaz', 'Lee', 'Wu', 'Kim', 'Hill', 'Roy'];

/**
 * Puts so many others into the room's document, more than a mesh takes: for a stage of a size that a page alone cannot have.
 * Who is there stays, and whoever came last goes first.
 */
export function crowd({ roster }: Room, count: number, as: Partial<Member> = {}): void {
  const { rev, members } = roster.doc.peek();
  const now = Object.keys(members).filter((id) => id.startsWith('crowd-')).length;
  const change: Record<string, Member | null> = {};
  for (let index = now; index < count; index += 1)
    change[`crowd-${index}`] = { ...somebody(index), ...as };
  for (let index = now - 1; index >= count; index -= 1) change[`crowd-${index}`] = null;
  if (count !== now) roster.patch({ rev: rev + 1, members: change });
}

const somebody = (index: number): Member => ({
  id: `crowd-${index}`,
  user: `user-${index}`,
  name: `${FIRST[index % FIRST.length]} ${LAST[index % LAST.length]}`,
  instance: `instance-${index}`,
  joined: Date.now() + index,
  ...{ connected: true, held: false, role: 'member', hand: null, asksToHost: false },
  // One in four has the camera off, and one in three the microphone.
  ...{ microphone: index % 3 !== 1, camera: index % 4 !== 3 },
  ...{ screen: false, 'screen-audio': false },
});
