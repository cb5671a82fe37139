import type { CallError } from '../protocol/errors.ts';

/**
 * What a slot of this device is doing. `muted` keeps the device open and sends silence, so that speaking again is
 * instant; only microphones do that.
 */
export type SourceState =
  | { readonly status: 'off' }
  | { readonly status: 'starting' }
  | { readonly status: 'on'; readonly track: MediaStreamTrack }
  | { readonly status: 'muted'; readonly track: MediaStreamTrack }
  | { readonly status: 'failed'; readonly error: CallError };

export type SourceEvent =
  | { readonly type: 'start' }
  | { readonly type: 'started'; readonly track: MediaStreamTrack }
  | { readonly type: 'failed'; readonly error: CallError }
  | { readonly type: 'mute' }
  | { readonly type: 'unmute' }
  | { readonly type: 'stop' };

/** The next state. An event that comes too late, or twice, changes nothing. */
export function next(state: SourceState, event: SourceEvent): SourceState {
  switch (event.type) {
    case 'start':
      return state.status === 'off' || state.status === 'failed' ? { status: 'starting' } : state;
    case 'started':
      return state.status === 'starting' ? { status: 'on', track: event.track } : state;
    case 'failed':
      return state.status === 'starting' || 'track' in state
        ? { status: 'failed', error: event.error }
        : state;
    case 'mute':
      return state.status === 'on' ? { status: 'muted', track: state.track } : state;
    case 'unmute':
      return state.status === 'muted' ? { status: 'on', track: state.track } : state;
    case 'stop':
      return state.status === 'off' ? state : { status: 'off' };
  }
}

/** The open track of a state, sending or not. */
export const trackOf = (state: SourceState): MediaStreamTrack | undefined =>
  'track' in state ? state.track : undefined;
