/** Frames a second that a moving canvas draws: enough to be seen moving, little enough for twenty of them. */
const RATE = 10;
const WIDTH = 640;
const HEIGHT = 360;

/** A video track that shows a name's colours, softly moving. It stops drawing when the track is stopped. */
export function movingCanvas(name: string): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  const hue = [...name].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7) % 360;
  const [track] = canvas.captureStream(RATE).getVideoTracks();
  if (!track || !context) throw new Error('canvas has no video track');
  const timer = setInterval(() => {
    if (track.readyState === 'ended') clearInterval(timer);
    else draw(context, hue, performance.now() / 1000);
  }, 1000 / RATE);
  draw(context, hue, 0);
  return track;
}

/** A calm background with a head and shoulders that sway a little. */
function draw(context: CanvasRenderingContext2D, hue: number, seconds: number): void {
  const sway = Math.sin(seconds * 1.3) * 14;
  const backdrop = context.createLinearGradient(0, 0, WIDTH, HEIGHT);
  backdrop.addColorStop(0, `hsl(${hue} 42% 38%)`);
  backdrop.addColorStop(1, `hsl(${(hue + 40) % 360} 45% 22%)`);
  context.fillStyle = backdrop;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = `hsl(${hue} 55% 72%)`;
  context.beginPath();
  context.arc(WIDTH / 2 + sway, 150, 62, 0, Math.PI * 2);
  context.fill();
  context.beginPath();
  context.ellipse(WIDTH / 2 + sway * 0.5, 360, 140, 130, 0, Math.PI, 0);
  context.fill();
}
