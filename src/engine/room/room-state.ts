import type { EndReason } from '../../protocol/end-reason.ts';

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
