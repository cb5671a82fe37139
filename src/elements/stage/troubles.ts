import type { OwnHealth } from '../../engine/room/health-state.ts';
import type { Room } from '../../engine/room/room.ts';
import type { Localize } from '../base/localize.ts';

const OWN = {
  connected: undefined,
  weak: 'ownWeak',
  reconnecting: 'serverLost',
  lost: 'ownLost',
} as const satisfies Record<OwnHealth, string | undefined>;

/** What is wrong with the call as a whole right now, in words. */
export function troublesOf(room: Room, words: Localize): readonly string[] {
  const trouble = OWN[room.health.own.value];
  return [
    ...(trouble ? [words.term(trouble)] : []),
    ...(!trouble && room.isBarred.value ? [words.error('connection-failed')] : []),
    ...(room.speaker.isBlocked.value ? [words.term('soundBlocked')] : []),
  ];
}
