import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';

/** From so many members on, each device makes pictures of its own for each of the others, and shows as many. */
export const SEVERAL = 4;
/** From so many on, sound goes before pictures while they come together: all at once would starve each other. */
export const CROWD = 6;

/** A connection that the mesh should have to another member. */
export interface Wanted {
  readonly member: MemberId;
  readonly instance: string;
  /** A peer belongs to one instance of each side; a new one (a reloaded page) needs a new peer. */
  readonly pair: string;
  /** Whether this side makes the first offer: the one who came later, who knows of both at once. */
  readonly offers: boolean;
  /** Of two offers that cross, the polite side's gives way (W3C WebRTC, section 10.7). */
  readonly polite: boolean;
  /** Whether the server has a way to the other: signals do not get through before it does. */
  readonly isThere: boolean;
}

/** Every connection that this member should have. A member who is away keeps the connection: media may still flow. */
export function wantedPeers(me: Member, members: readonly Member[]): readonly Wanted[] {
  return members
    .filter(({ id }) => id !== me.id)
    .map(({ id, instance, joined, connected }) => ({
      member: id,
      instance,
      pair: `${me.instance} ${instance}`,
      offers: me.joined > joined || (me.joined === joined && me.id > id),
      polite: me.id < id,
      isThere: connected,
    }));
}
