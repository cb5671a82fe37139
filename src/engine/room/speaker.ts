import { type ReadonlySignal, signal } from '@preact/signals-core';
import { log } from '../../base/log.ts';
import { watch } from '../../base/watch.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Facts } from '../facts.ts';
import type { Carrier } from './carrier.ts';

/** Lets the others be heard, whether or not anything on the page shows them. */
export class Speaker {
  /** Whether the browser wants a gesture before it lets anybody be heard. */
  readonly isBlocked: ReadonlySignal<boolean>;
  readonly #isBlocked = signal(false);
  readonly #players = new Map<MemberId, HTMLAudioElement>();
  readonly #facts: Facts;
  readonly #sink: ReadonlySignal<string>;
  readonly #until: AbortSignal;

  /** `sink` is the id of the device that plays (W3C Audio Output Devices); empty for the system's choice. */
  constructor(carrier: Carrier, facts: Facts, sink: ReadonlySignal<string>, until: AbortSignal) {
    this.isBlocked = this.#isBlocked;
    this.#facts = facts;
    this.#sink = sink;
    this.#until = until;
    watch(() => {
      const tracks = new Map(
        [...carrier.streams.value].map(([member, { microphone }]) => [member, microphone]),
      );
      for (const member of this.#players.keys()) if (!tracks.get(member)) this.#stop(member);
      for (const [member, track] of tracks) if (track) this.#play(member, track);
    }, until);
    watch(() => {
      const device = sink.value;
      for (const player of this.#players.values()) route(player, device);
    }, until);
    until.addEventListener('abort', () => {
      for (const member of [...this.#players.keys()]) this.#stop(member);
    });
  }

  #play(member: MemberId, track: MediaStreamTrack): void {
    const player = this.#players.get(member) ?? new Audio();
    this.#players.set(member, player);
    const playing = player.srcObject instanceof MediaStream ? player.srcObject.getTracks() : [];
    if (playing[0] === track) return;
    route(player, this.#sink.peek());
    player.srcObject = new MediaStream([track]);
    player.play().catch((error) => {
      if (error instanceof Error && error.name === 'NotAllowedError') this.#blocked();
    });
  }

  #stop(member: MemberId): void {
    const player = this.#players.get(member);
    if (player) player.srcObject = null;
    this.#players.delete(member);
  }

  /** The browser wants a gesture first: say so, and play at the next one. */
  #blocked(): void {
    if (this.#isBlocked.peek()) return;
    this.#isBlocked.value = true;
    this.#facts.emit('call-notice', { code: 'autoplay-blocked' });
    const gesture = new AbortController();
    const unblock = () => {
      gesture.abort();
      this.#isBlocked.value = false;
      for (const player of this.#players.values()) player.play().catch(() => this.#blocked());
    };
    const options = { signal: AbortSignal.any([gesture.signal, this.#until]), capture: true };
    for (const type of ['pointerup', 'keydown']) addEventListener(type, unblock, options);
  }
}

/** Sends sound to a device. Where that cannot be, it plays where it played before. */
function route(player: HTMLAudioElement, sink: string): void {
  if (player.sinkId === undefined || player.sinkId === sink) return;
  player.setSinkId(sink).catch((error) => log.warn('a speaker could not be used', error));
}
