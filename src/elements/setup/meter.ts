import type { ReactiveController, ReactiveElement } from 'lit';
import type { Level } from '../../media/level.ts';

/** Draws how loud a track is into the element's part `level`, while that is in sight. */
export class Meter implements ReactiveController {
  readonly #host: ReactiveElement;
  #track: MediaStreamTrack | undefined;
  #level: Level | undefined;
  #frame = 0;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Draws this track from now on, or nothing. */
  follow(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
    this.#stop();
    this.#track = track;
    if (!track) return;
    import('../../media/level.ts').then(
      ({ Level }) => {
        if (this.#track !== track) return;
        this.#level = new Level(track);
        this.#draw();
      },
      () => {
        // Not loaded, for want of a network: nothing is drawn, and the microphone works all the same.
        if (this.#track === track) this.#track = undefined;
      },
    );
  }

  hostDisconnected(): void {
    this.#stop();
    this.#track = undefined;
  }

  readonly #draw = (): void => {
    const bar = this.#host.renderRoot.querySelector<HTMLElement>('[part~=level]');
    const percent = Math.round((this.#level?.read() ?? 0) * 100);
    if (bar) {
      bar.style.inlineSize = `${percent}%`;
      // Coarsely, since who listens to it hears every change.
      const meter = bar.parentElement;
      const value = String(Math.round(percent / 20) * 20);
      if (meter?.ariaValueNow !== value) meter?.setAttribute('aria-valuenow', value);
    }
    this.#frame = requestAnimationFrame(this.#draw);
  };

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#level?.close();
    this.#level = undefined;
    const bar = this.#host.renderRoot?.querySelector<HTMLElement>('[part~=level]');
    if (!bar) return;
    bar.style.inlineSize = '0';
    bar.parentElement?.setAttribute('aria-valuenow', '0');
  }
}
