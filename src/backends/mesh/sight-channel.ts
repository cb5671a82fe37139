import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Seen } from '../backend.ts';

/**
 * What each side sees of the other's pictures, said by a data channel beside them: whoever sends them is the only one
 * whom it concerns, and it is said even while the server is out of reach.
 */
export class SightChannel {
  /** What the other side sees of this one's pictures, as it has said last. */
  readonly heard: ReadonlySignal<Seen>;
  readonly #heard = signal<Seen>({});
  #seen: Seen = {};
  #channel: RTCDataChannel | undefined;

  constructor() {
    this.heard = this.#heard;
  }

  /** Uses this connection from now on. Both sides do it of themselves, so nobody has to be told. */
  open(pc: RTCPeerConnection): void {
    const channel = pc.createDataChannel('sight', { negotiated: true, id: 0 });
    channel.onopen = () => this.#say();
    channel.onmessage = ({ data }) => this.#hear(readSeen(data));
    this.#channel = channel;
  }

  say(seen: Seen): void {
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#say();
  }

  #hear(seen: Seen): void {
    const { camera, screen } = this.#heard.value;
    // Said again, it is no news.
    if (seen.camera !== camera || seen.screen !== screen) this.#heard.value = seen;
  }

  #say(): void {
    if (this.#channel?.readyState === 'open') {
      this.#channel.send(JSON.stringify(this.#seen));
    }
  }
}

/** Characters that are more than anybody needs to say it. */
const LONG = 100;

/** What somebody said: anything that is no number of lines says nothing. */
function readSeen(data: unknown): Seen {
  try {
    if (typeof data !== 'string' || data.length > LONG) return {};
    const { camera, screen } = JSON.parse(data);
    return { camera: lines(camera), screen: lines(screen) };
  } catch {
    return {};
  }
}

const lines = (said: unknown): number | undefined =>
  typeof said === 'number' && said >= 0 ? said : undefined;
