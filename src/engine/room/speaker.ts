import { type ReadonlySignal, signal } from '@preact/signals-core';
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
  readonly #until: AbortSignal;

  constructor(carrier: Carrier, held: ReadonlySignal<boolean>, facts: Facts, until: AbortSignal) {
    this.isBlocked = this.#isBlocked;
    this.#facts = facts;
    this.#until = until;
    watch(() => {
      const tracks = new Map(
        [...carrier.streams.value].map(([member, { microphone }]) => [member, microphone]),
      );
      for (const member of this.#players.keys()) if (!tracks.get(member)) this.#stop(member);
      for (const [member, track] of tracks) if (track) this.#play(member, track);
    }, until);
    watch(() => {
      const muted = held.value;
      for (const player of this.#players.values()) player.muted = muted;
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
