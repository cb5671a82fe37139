import { watch } from '../../base/watch.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Facts } from '../facts.ts';
import type { Roster } from './roster.ts';

/** Tells who shares a screen and who does no more, and whoever comes later who does already. */
export function tellScreens(roster: Roster, facts: Facts, until: AbortSignal): void {
  let before: ReadonlyMap<MemberId, Member> = new Map();
  watch(() => {
    const members = roster.members.value;
    const now = new Map(members.flatMap((one) => (one.screen ? [[one.id, one] as const] : [])));
    const tell = (what: 'shared' | 'stopped', { id, name }: Member): void => {
      const isOwn = id === roster.me.peek()?.id;
      facts.emit(
        'call-notice',
        isOwn ? { code: `own-screen-${what}` } : { code: `screen-${what}`, name },
      );
    };
    const earlier = before;
    before = now;
    for (const [id, member] of now) if (!earlier.has(id)) tell('shared', member);
    // Of who has left it is enough to tell that.
    for (const one of members) if (earlier.has(one.id) && !now.has(one.id)) tell('stopped', one);
  }, until);
}
