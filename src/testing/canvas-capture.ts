import type { Capture } from '../media/capture.ts';
import { movingCanvas } from './moving-canvas.ts';

/** Silence, as a track. */
export function silence(): MediaStreamTrack {
  const context = new AudioContext();
  const [track] = context.createMediaStreamDestination().stream.getAudioTracks();
  if (!track) throw new Error('no audio track');
  const stop = track.stop.bind(track);
  track.stop = () => {
    stop();
    if (context.state !== 'closed') void context.close();
  };
  return track;
}

/** Devices that nobody needs to have or to permit: a moving canvas and silence. */
export const canvasCapture =
  (name: string): Capture =>
  async (slot) =>
    slot === 'camera' ? movingCanvas(name) : silence();
