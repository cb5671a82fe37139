import type { MemberHealth } from '../../engine/room/health-state.ts';
import type { Member } from '../../protocol/room-doc.ts';

/** What is said of somebody who cannot be reached as usual. */
const TROUBLES = {
  connecting: 'connecting',
  connected: undefined,
  weak: 'weak',
  frozen: 'frozen',
  reconnecting: 'reconnecting',
  lost: 'connectionLost',
} as const satisfies Record<MemberHealth, string | undefined>;

/** What is wrong with the way to somebody, or why nothing comes from them. */
export const troubleOf = (member: Member, health: MemberHealth | undefined) =>
  member.held
    ? 'onHold'
    : // Of somebody whom the server has lost as well, more is frozen than the picture.
      health && TROUBLES[health === 'frozen' && !member.connected ? 'reconnecting' : health];
