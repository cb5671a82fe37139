import type { MemberId, UserId } from '../../src/protocol/ids.ts';
import type { Member, RoomSettings } from '../../src/protocol/room-doc.ts';
import { displayName } from '../auth/display-name.ts';
import type { RoomState } from '../rooms/rooms.ts';

/** The room with some of its settings changed. Nobody who is not there is on everybody's stage. */
export function withSettings(state: RoomState, settings: RoomSettings): RoomState {
  const { doc } = state;
  const { spotlight, title } = settings;
  const isThere = spotlight == null || doc.members[spotlight] !== undefined;
  const info = {
    ...{ ...doc.info, ...settings },
    ...(title !== undefined && { title: displayName(title) }),
    ...(!isThere && { spotlight: null }),
  };
  return { ...state, doc: { ...doc, info } };
}

/** The room with one hand lowered, or all. */
export function withHandsDown(state: RoomState, member?: MemberId): RoomState {
  const lowered = ([id, one]: [string, Member]): [string, Member] =>
    one.hand === null || (member !== undefined && member !== id)
      ? [id, one]
      : [id, { ...one, hand: null }];
  const members = Object.fromEntries(Object.entries(state.doc.members).map(lowered));
  return { ...state, doc: { ...state.doc, members } };
}

/** The room to which a person does not come back. Who leaves it by that is taken out one device after the other. */
export function ejected(state: RoomState, user: UserId): RoomState {
  const before = state.ejected ?? [];
  return before.includes(user) ? state : { ...state, ejected: [...before, user] };
}
