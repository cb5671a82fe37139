import type { Room } from '../../engine/room/room.ts';
import type { Localize } from '../base/localize.ts';

/** What is wrong with the call as a whole right now, in words. */
export function troublesOf(room: Room, words: Localize): readonly string[] {
  const isLost = room.state.value.status === 'reconnecting';
  return [
    ...(room.held.value ? [words.term('callOnHold')] : []),
    ...(isLost ? [words.term('serverLost')] : []),
    ...(room.speaker.isBlocked.value ? [words.term('soundBlocked')] : []),
  ];
}
