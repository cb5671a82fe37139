import type { CaptureScreen } from '../media/screen.ts';
import { silence } from './canvas-capture.ts';

/** Frames a second: a screen mostly stands still. */
const RATE = 5;
const WIDTH = 1280;
const HEIGHT = 800;

/** A video track that shows a window with lines of text being written. It stops drawing when the track is stopped. */
export function movingScreen(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  const [track] = canvas.captureStream(RATE).getVideoTracks();
  if (!track || !context) throw new Error('canvas has no video track');
  const timer = setInterval(() => {
    if (track.readyState === 'ended') clearInterval(timer);
    else draw(context, performance.now() / 1000);
  }, 1000 / RATE);
  draw(context, 0);
  return track;
}

/** A screen that nobody has to choose, with silence for its sound. */
export const canvasScreen: CaptureScreen = async () => ({
  screen: movingScreen(),
  'screen-audio': silence(),
});

function draw(context: CanvasRenderingContext2D, seconds: number): void {
  context.fillStyle = '#31556e';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = '#fbfbf8';
  context.fillRect(120, 80, WIDTH - 240, HEIGHT - 160);
  context.fillStyle = '#d9dde0';
  context.fillRect(120, 80, WIDTH - 240, 48);
  context.fillStyle = '#59636b';
  for (let line = 0; line < 12; line += 1) {
    const isLast = line === 11;
    const length = isLast ? (seconds * 60) % 700 : 520 + ((line * 97) % 320);
    context.fillRect(180, 176 + line * 42, length, 14);
  }
}
