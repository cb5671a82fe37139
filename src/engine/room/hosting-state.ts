import type { MemberId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Member, RoomDoc, RoomInfo, RoomSettings } from '../../protocol/room-doc.ts';
import type { HostingNotice } from '../hosting-notice.ts';
import { isReopened } from './room-state.ts';

/** What one has said last of oneself, so that what others do to it can be told apart. */
export interface Wanted {
  readonly hand?: boolean;
  readonly asksToHost?: boolean;
}

/** Who has a hand up, whoever raised it first coming first. */
export const handsOf = (members: readonly Member[]): readonly Member[] =>
  members
    .filter(({ hand }) => hand !== null)
    .sort((one, other) => (one.hand ?? 0) - (other.hand ?? 0));

/** What a change of the document is worth telling one of the members. */
export function newsOf(
  before: RoomDoc,
  after: RoomDoc,
  id: MemberId,
  wanted: Wanted,
): readonly HostingNotice[] {
  const [old, me] = [before.members[id], after.members[id]];
  if (!old || !me || isReopened(before, after)) return [];
  const news: HostingNotice[] = [];
  if (me.role !== old.role) news.push({ code: `made-${me.role}` });
  else if (old.asksToHost && !me.asksToHost && wanted.asksToHost) {
    news.push({ code: 'host-refused' });
  }
  if (old.hand !== null && me.hand === null && wanted.hand) news.push({ code: 'hand-lowered' });
  const isLocked = after.info.locked ?? false;
  if (isLocked !== (before.info.locked ?? false)) {
    news.push({ code: isLocked ? 'room-locked' : 'room-unlocked' });
  }
  // Hands are for whoever gives the floor; where nobody does, for all.
  const seesHands = after.info.kind === 'call' || can(me, 'lower-hand', after);
  for (const { id: member, name, hand, asksToHost } of Object.values(after.members)) {
    if (member === id) continue;
    const was = before.members[member];
    if (seesHands && hand !== null && was?.hand === null) {
      news.push({ code: 'hand-raised', name, member });
    }
    if (me.role === 'host' && asksToHost && !was?.asksToHost) {
      news.push({ code: 'asks-to-host', name, member });
    }
  }
  return news;
}

const SETTINGS = [
  ...['title', 'description', 'capacity', 'locked', 'waiting', 'layout', 'quality'],
] as readonly (keyof RoomSettings)[];

/**
 * What hosts had set and a server that has started anew does not know; undefined where there is nothing. What was set
 * since then stays.
 */
export function forgotten(before: RoomInfo, after: RoomInfo): RoomSettings | undefined {
  const keys = SETTINGS.filter((key) => before[key] !== undefined && after[key] === undefined);
  return keys.length === 0 ? undefined : Object.fromEntries(keys.map((key) => [key, before[key]]));
}
