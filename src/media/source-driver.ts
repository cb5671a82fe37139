import type { Signal } from '@preact/signals-core';
import { queue } from '../base/serial.ts';
import { CallError } from '../protocol/errors.ts';
import type { Device } from '../protocol/slot.ts';
import { next, type SourceEvent, type SourceState, trackOf } from './source-state.ts';

export interface DriverParts {
  readonly slot: Device;
  readonly state: Signal<SourceState>;
  /** Opens the device that is to be used now. */
  readonly open: () => Promise<MediaStreamTrack>;
  /** Hears that the system lets nothing through any more, or again. */
  readonly onChange: (what: 'interrupted' | 'resumed') => void;
}

/** Opens, mutes, exchanges and closes the device of one slot. One step at a time. */
export class SourceDriver {
  readonly #parts: DriverParts;
  readonly #inTurn = queue();
  /** Another one after each release: steps that were asked for before it are wanted no more. */
  #life = {};

  constructor(parts: DriverParts) {
    this.#parts = parts;
  }

  /** Lets others hear or see it. How that went is in the state. */
  on(): Promise<void> {
    return this.#step(() => this.#start());
  }

  /** Off, but not given back: a microphone stays warm, a camera's light goes off. */
  off(): Promise<void> {
    return this.#step(async () => this.#rest());
  }

  /**
   * Puts the device that is to be used now in the place of the open one, muted if that was. Rejects with a `CallError`
   * when it cannot be opened; what was open goes on.
   */
  renew(): Promise<void> {
    return this.#step(() => this.#exchange());
  }

  release(): void {
    this.#life = {};
    this.#letGo();
  }

  #step(work: () => Promise<void>): Promise<void> {
    const life = this.#life;
    return this.#inTurn(async () => {
      if (life === this.#life) await work();
    });
  }

  get #track(): MediaStreamTrack | undefined {
    return trackOf(this.#parts.state.peek());
  }

  async #start(): Promise<void> {
    const open = this.#track;
    if (open?.readyState === 'live' && this.#parts.state.peek().status !== 'interrupted') {
      open.enabled = true;
      this.#next({ type: 'unmute' });
      this.#look(open);
      return;
    }
    // A track that the system holds, or that somebody else has stopped, is of no use.
    if (open) this.#letGo();
    this.#next({ type: 'start' });
    try {
      const track = await this.#parts.open();
      this.#next({ type: 'started', track });
      this.#adopt(track);
    } catch (thrown) {
      this.#next({ type: 'failed', error: CallError.from(thrown, 'device-failed') });
    }
  }

  #rest(): void {
    const open = this.#track;
    if (this.#parts.slot === 'microphone' && open) {
      open.enabled = false;
      this.#next({ type: 'mute' });
    } else this.#letGo();
  }

  async #exchange(): Promise<void> {
    const { state } = this.#parts;
    const old = this.#track;
    if (!old) return;
    try {
      const track = await this.#openBeside(old);
      // Released meanwhile.
      if (this.#track !== old) {
        track.stop();
        return;
      }
      track.enabled = state.peek().status !== 'muted';
      this.#next({ type: 'renewed', track });
      old.stop();
      this.#adopt(track);
    } catch (thrown) {
      const error = CallError.from(thrown, 'device-failed');
      if (old.readyState === 'ended') this.#next({ type: 'interrupted', track: old });
      this.#next({ type: 'failed', error });
      throw error;
    }
  }

  /** Some systems open one device of a kind at a time. */
  #openBeside(old: MediaStreamTrack): Promise<MediaStreamTrack> {
    return this.#parts.open().catch((thrown) => {
      if (CallError.from(thrown).code !== 'device-in-use') throw thrown;
      old.stop();
      return this.#parts.open();
    });
  }

  /** From now on it is told what the system does to the track (W3C Media Capture, section 4.3.1). */
  #adopt(track: MediaStreamTrack): void {
    if (this.#track !== track) {
      // Released while the browser was still asking: nobody wants the device any more.
      track.stop();
      return;
    }
    for (const type of ['ended', 'mute', 'unmute'])
      track.addEventListener(type, () => this.#look(track));
    this.#look(track);
  }

  #look(track: MediaStreamTrack): void {
    const { state, onChange } = this.#parts;
    const before = state.peek();
    const type = track.muted || track.readyState === 'ended' ? 'interrupted' : 'resumed';
    this.#next({ type, track });
    // Of a muted microphone nothing is to be seen, but its device may have to be exchanged all the same.
    const isQuiet = before.status === 'muted' && this.#track === track && type === 'interrupted';
    if (state.peek() !== before || isQuiet) onChange(type);
  }

  #letGo(): void {
    this.#track?.stop();
    this.#next({ type: 'stop' });
  }

  #next(event: SourceEvent): void {
    const { state } = this.#parts;
    state.value = next(state.peek(), event);
  }
}
