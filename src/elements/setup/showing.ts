import { guard } from 'lit/directives/guard.js';
import { streamOf } from '../stage/stream-of.ts';

/**
 * What a video element is given to show a track. Only when that is another one: lit gives objects again with each
 * rendering, and an element that is given even the same stream starts anew (HTML, section 4.8.11.2).
 */
export const showing = (track: MediaStreamTrack): unknown => guard([track], () => streamOf(track));
