import type { EndReason } from '../../protocol/end-reason.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { RoomDoc } from '../../protocol/room-doc.ts';

/** One's own stay in a room. `reconnecting`: the server is out of reach; media may well go on. */
export type RoomState =
  | { readonly status: 'joined' }
  | { readonly status: 'reconnecting' }
  | { readonly status: 'left'; readonly reason: EndReason };

export type RoomEvent =
  | { readonly type: 'lost' }
  | { readonly type: 'rejoined' }
  | { readonly type: 'left'; readonly reason: EndReason };

/** The next state. Who has left stays away: a later event changes nothing, nor does one that says nothing new. */
export function next(state: RoomState, event: RoomEvent): RoomState {
  if (state.status === 'left') return state;
  switch (event.type) {
    case 'lost':
      return state.status === 'reconnecting' ? state : { status: 'reconnecting' };
    case 'rejoined':
      return state.status === 'joined' ? state : { status: 'joined' };
    case 'left':
      return { status: 'left', reason: event.reason };
  }
}

/** How a call is over for somebody who is not let back in; undefined where the next connection tries again. */
export function endOf(code: ErrorCode): EndReason | undefined {
  if (code === 'offline' || code === 'timeout') return undefined;
  if (code === 'not-found') return 'ended';
  return code === 'ejected' ? code : 'failed';
}

/** Whether a document is of another room than before, under the same id: the server has started anew. */
export const isReopened = (before: RoomDoc, after: RoomDoc): boolean =>
  before.info.opened !== after.info.opened;

/**
 * Whether the room has gone on without a member who is seated anew. The others have closed what carried its media by
 * then, so the member has to come as a new instance.
 */
export const wasGivenUp = (before: RoomDoc, after: RoomDoc, me: MemberId): boolean =>
  !isReopened(before, after) && before.members[me]?.joined !== after.members[me]?.joined;
