import type { CallError } from '../protocol/errors.ts';

/**
 * What a slot of this device is doing. `muted` keeps the device open and sends silence, so that speaking again is
 * instant; only microphones do that. `interrupted`: the system lets nothing through (a phone call, a lid, another
 * program) or has ended the track; `error` says why it could not be taken up again, once that was tried.
 */
export type SourceState =
  | { readonly status: 'off' }
  | { readonly status: 'starting' }
  | { readonly status: 'on'; readonly track: MediaStreamTrack }
  | { readonly status: 'muted'; readonly track: MediaStreamTrack }
  | {
      readonly status: 'interrupted';
      readonly track: MediaStreamTrack;
      readonly error?: CallError;
    }
  | { readonly status: 'failed'; readonly error: CallError };

export type SourceEvent =
  | { readonly type: 'start' }
  | { readonly type: 'started'; readonly track: MediaStreamTrack }
  | { readonly type: 'failed'; readonly error: CallError }
  | { readonly type: 'mute' }
  | { readonly type: 'unmute' }
  /** Another track in the place of the open one: of another device, or of the same one anew. */
  | { readonly type: 'renewed'; readonly track: MediaStreamTrack }
  | { readonly type: 'interrupted'; readonly track: MediaStreamTrack }
  | { readonly type: 'resumed'; readonly track: MediaStreamTrack }
  | { readonly type: 'stop' };

/** The next state. An event that comes too late, or twice, changes nothing. */
export function next(state: SourceState, event: SourceEvent): SourceState {
  const { status } = state;
  const isMine = 'track' in event && trackOf(state) === event.track;
  switch (event.type) {
    case 'start':
      return status === 'off' || status === 'failed' ? { status: 'starting' } : state;
    case 'started':
      return status === 'starting' ? { status: 'on', track: event.track } : state;
    case 'failed':
      if (status === 'starting') return { status: 'failed', error: event.error };
      if (status !== 'interrupted' || state.error === event.error) return state;
      return { ...state, error: event.error };
    case 'mute':
      return status === 'on' || status === 'interrupted'
        ? { status: 'muted', track: state.track }
        : state;
    case 'unmute':
      return status === 'muted' ? { status: 'on', track: state.track } : state;
    case 'renewed':
      if (!('track' in state) || isMine) return state;
      return { status: status === 'muted' ? 'muted' : 'on', track: event.track };
    case 'interrupted':
      return status === 'on' && isMine ? { status: 'interrupted', track: state.track } : state;
    case 'resumed':
      return status === 'interrupted' && isMine ? { status: 'on', track: state.track } : state;
    case 'stop':
      return status === 'off' ? state : { status: 'off' };
  }
}

/** The open track of a state, sending or not. */
export const trackOf = (state: SourceState): MediaStreamTrack | undefined =>
  'track' in state ? state.track : undefined;
