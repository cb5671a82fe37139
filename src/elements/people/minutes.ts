import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds between two looks: what is counted in minutes need not be nearer than that. */
const REFRESH = 15_000;
const MINUTE = 60_000;

/** The time, for what is said in minutes; it stands still while the element is out of the document. */
export class MinuteClock implements ReactiveController {
  readonly now: ReadonlySignal<number>;
  readonly #now = signal(Date.now());
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.now = this.#now;
    host.addController(this);
  }

  hostConnected(): void {
    this.#now.value = Date.now();
    this.#timer = setInterval(() => {
      this.#now.value = Date.now();
    }, REFRESH);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}

/** So many milliseconds in minutes, and hours, as the language says them; undefined below a minute. */
export function inMinutes(milliseconds: number, lang: string): string | undefined {
  const minutes = Math.floor(milliseconds / MINUTE);
  if (minutes < 1) return undefined;
  const say = (count: number, unit: 'hour' | 'minute'): string =>
    new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return say(minutes, 'minute');
  return minutes % 60 === 0
    ? say(hours, 'hour')
    : `${say(hours, 'hour')} ${say(minutes % 60, 'minute')}`;
}
