import type { CallError } from '../protocol/errors.ts';
import type { Slot } from '../protocol/slot.ts';

/** One capture of a screen, a window or a tab, by the slots that it fills: with its sound, where there is any. */
export type ScreenTracks = { readonly screen: MediaStreamTrack } & Readonly<
  Partial<Record<Extract<Slot, 'screen-audio'>, MediaStreamTrack>>
>;

/** What the sharing of this device's screen is doing. `starting` and `replacing`: the browser asks what to share. */
export type ScreenState =
  | { readonly status: 'off' }
  | { readonly status: 'starting' }
  /** `error` is why nothing else could be shared instead. */
  | { readonly status: 'on'; readonly tracks: ScreenTracks; readonly error?: CallError }
  | { readonly status: 'replacing'; readonly tracks: ScreenTracks }
  | { readonly status: 'failed'; readonly error: CallError };

export type ScreenEvent =
  | { readonly type: 'ask' }
  | { readonly type: 'chosen'; readonly tracks: ScreenTracks }
  | { readonly type: 'dismissed' }
  | { readonly type: 'failed'; readonly error: CallError }
  | { readonly type: 'ended'; readonly track: MediaStreamTrack }
  | { readonly type: 'stop' };

/** The next state. What was shared goes on until something else was chosen; what comes too late changes nothing. */
export function next(state: ScreenState, event: ScreenEvent): ScreenState {
  const isAsking = state.status === 'starting' || state.status === 'replacing';
  switch (event.type) {
    case 'ask':
      if (isAsking) return state;
      return 'tracks' in state
        ? { status: 'replacing', tracks: state.tracks }
        : { status: 'starting' };
    case 'chosen':
      return isAsking ? { status: 'on', tracks: event.tracks } : state;
    case 'dismissed':
      if (!isAsking) return state;
      return 'tracks' in state ? { status: 'on', tracks: state.tracks } : { status: 'off' };
    case 'failed':
      if (!isAsking) return state;
      return 'tracks' in state
        ? { status: 'on', tracks: state.tracks, error: event.error }
        : { status: 'failed', error: event.error };
    case 'ended':
      return without(event.track, state);
    case 'stop':
      return state.status === 'off' ? state : { status: 'off' };
  }
}

/** A screen without sound is still a screen; without its picture it is none. */
function without(track: MediaStreamTrack, state: ScreenState): ScreenState {
  if (!('tracks' in state)) return state;
  const { screen, 'screen-audio': sound } = state.tracks;
  if (track === screen) return { status: state.status === 'replacing' ? 'starting' : 'off' };
  return track === sound ? { ...state, tracks: { screen } } : state;
}

/** What is shared in a state. */
export const tracksOf = (state: ScreenState): ScreenTracks | undefined =>
  'tracks' in state ? state.tracks : undefined;

/** Why what was wanted last did not come about. */
export const errorOf = (state: ScreenState): CallError | undefined =>
  'error' in state ? state.error : undefined;
