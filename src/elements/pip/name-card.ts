import { every } from '../../base/every.ts';
import { initials } from '../base/initials.ts';

/** Milliseconds after which it is drawn again, for who has only now begun to look. */
const AGAIN = 1_000;

/** A picture of a name, for where a track is needed and nobody has a camera on. */
export class NameCard {
  readonly track: MediaStreamTrack | undefined;
  readonly #canvas = document.createElement('canvas');
  #name = '';

  constructor(until: AbortSignal) {
    Object.assign(this.#canvas, { width: 640, height: 360 });
    this.#draw();
    [this.track] = this.#canvas.captureStream().getVideoTracks();
    every(AGAIN, () => this.#draw(), until);
    until.addEventListener('abort', () => this.track?.stop());
  }

  show(name: string): void {
    this.#name = name;
    this.#draw();
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    context.fillStyle = '#1a1d24';
    context.fillRect(0, 0, 640, 360);
    context.fillStyle = '#8fb0ff';
    context.beginPath();
    context.arc(320, 150, 80, 0, 2 * Math.PI);
    context.fill();
    Object.assign(context, { textAlign: 'center', textBaseline: 'middle' });
    context.fillStyle = '#0b1a3f';
    context.font = '600 64px system-ui, sans-serif';
    context.fillText(initials(this.#name), 320, 154, 150);
    context.fillStyle = '#eef0f5';
    context.font = '500 28px system-ui, sans-serif';
    context.fillText(this.#name, 320, 290, 600);
  }
}
