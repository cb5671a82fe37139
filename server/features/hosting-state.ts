import type { MemberId, UserId } from '../../src/protocol/ids.ts';
import type { Member, RoomSettings } from '../../src/protocol/room-doc.ts';
import { displayName } from '../auth/display-name.ts';
import type { RoomState } from '../rooms/rooms.ts';
import { withFields } from './seating.ts';

/** Settings as they are shown. */
export const tidy = <S extends { readonly title?: string | undefined }>(settings: S): S =>
  settings.title === undefined ? settings : { ...settings, title: displayName(settings.title) };

/** The room with some of its settings changed. Nobody who is not there is on everybody's stage. */
export function withSettings(state: RoomState, settings: RoomSettings): RoomState {
  const { doc } = state;
  const { spotlight } = settings;
  const isThere = spotlight == null || doc.members[spotlight] !== undefined;
  const info = {
    ...{ ...doc.info, ...tidy(settings) },
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

/** The room that these people host, whoever comes first: those who are there do so from now on. */
export function withHosts(state: RoomState, users: readonly UserId[]): RoomState {
  const { hosts: _before, ...rest } = state;
  const there = Object.values(state.doc.members).filter(({ user }) => users.includes(user));
  return there.reduce<RoomState>(
    (now, { id }) => withFields(now, id, { role: 'host', asksToHost: false }),
    users.length > 0 ? { ...rest, hosts: users } : rest,
  );
}
