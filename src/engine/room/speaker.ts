import { type ReadonlySignal, signal } from '@preact/signals-core';
import { log } from '../../base/log.ts';
import { nextGesture } from '../../base/next-gesture.ts';
import { watch } from '../../base/watch.ts';
import type { Facts } from '../facts.ts';
import type { Carrier } from './carrier.ts';
import type { Roster } from './roster.ts';

interface SpeakerParts {
  readonly carrier: Carrier;
  readonly roster: Roster;
  /** Whether the call is on hold: nobody is heard meanwhile. */
  readonly held: ReadonlySignal<boolean>;
  /** The id of the device that plays (W3C Audio Output Devices); empty for the system's choice. */
  readonly sink: ReadonlySignal<string>;
  readonly facts: Facts;
  readonly until: AbortSignal;
}

/** Lets the others be heard, whether or not anything on the page shows them. */
export class Speaker {
  /** Whether the browser wants a gesture before it lets anybody be heard. */
  readonly isBlocked: ReadonlySignal<boolean>;
  readonly #isBlocked = signal(false);
  /** By slot and member. */
  readonly #players = new Map<string, HTMLAudioElement>();
  readonly #facts: Facts;
  readonly #held: ReadonlySignal<boolean>;
  readonly #sink: ReadonlySignal<string>;
  readonly #until: AbortSignal;

  constructor({ carrier, roster, held, sink, facts, until }: SpeakerParts) {
    this.isBlocked = this.#isBlocked;
    this.#held = held;
    this.#facts = facts;
    this.#sink = sink;
    this.#until = until;
    watch(() => {
      const tracks = new Map<string, MediaStreamTrack | undefined>();
      for (const { id, 'screen-audio': hasSound } of roster.others.value) {
        const { microphone, 'screen-audio': sound } = carrier.streams.value.get(id) ?? {};
        tracks.set(`microphone ${id}`, microphone);
        // Seldom there, and each player is work for the browser.
        if (hasSound) tracks.set(`screen-audio ${id}`, sound);
      }
      for (const whose of this.#players.keys()) if (!tracks.get(whose)) this.#stop(whose);
      for (const [whose, track] of tracks) if (track) this.#play(whose, track);
    }, until);
    watch(() => {
      const [muted, device] = [held.value, sink.value];
      for (const player of this.#players.values()) {
        player.muted = muted;
        route(player, device);
      }
    }, until);
    until.addEventListener('abort', () => {
      for (const whose of [...this.#players.keys()]) this.#stop(whose);
    });
  }

  #play(whose: string, track: MediaStreamTrack): void {
    const player = this.#players.get(whose) ?? new Audio();
    this.#players.set(whose, player);
    const playing = player.srcObject instanceof MediaStream ? player.srcObject.getTracks() : [];
    if (playing[0] === track) return;
    route(player, this.#sink.peek());
    player.muted = this.#held.peek();
    player.srcObject = new MediaStream([track]);
    this.#start(player);
  }

  #start(player: HTMLAudioElement): void {
    player.play().catch((error) => {
      if (error instanceof Error && error.name === 'NotAllowedError') void this.#blocked();
    });
  }

  #stop(whose: string): void {
    const player = this.#players.get(whose);
    if (player) player.srcObject = null;
    this.#players.delete(whose);
  }

  /** The browser wants a gesture first: say so, and play at the next one. */
  async #blocked(): Promise<void> {
    if (this.#isBlocked.peek()) return;
    this.#isBlocked.value = true;
    this.#facts.emit('call-notice', { code: 'autoplay-blocked' });
    await nextGesture(this.#until);
    if (this.#until.aborted) return;
    this.#isBlocked.value = false;
    for (const player of this.#players.values()) this.#start(player);
  }
}

/** Sends sound to a device. Where that cannot be, it plays where it played before. */
function route(player: HTMLAudioElement, sink: string): void {
  if (player.sinkId === undefined || player.sinkId === sink) return;
  player.setSinkId(sink).catch((error) => log.warn('no such speaker', error));
}
