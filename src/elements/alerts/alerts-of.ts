import { signal } from '@preact/signals-core';
import { insist } from '../../base/insist.ts';
import type { Alerts } from '../../engine/alerts/alerts.ts';
import type { Engine } from '../../engine/engine.ts';

/** The alerts of whichever engine an element has, loaded when they are first asked for. A signal: reading it is enough. */
export class AlertsOf {
  readonly #loaded = signal<{ readonly engine?: Engine; readonly alerts?: Alerts }>({});
  #asked: Engine | undefined;

  /** Undefined until they are loaded. */
  get(engine: Engine | undefined): Alerts | undefined {
    const loaded = this.#loaded.value;
    if (!engine || loaded.engine === engine) return engine && loaded.alerts;
    if (this.#asked !== engine) this.#load(engine);
    return undefined;
  }

  #load(engine: Engine): void {
    this.#asked = engine;
    void insist(
      () => engine.alerts(),
      (alerts) => {
        if (this.#asked === engine) this.#loaded.value = { engine, alerts };
      },
      // Whoever reads this reads it again, and so asks again.
      () => {
        this.#asked = undefined;
        this.#loaded.value = {};
      },
    );
  }
}
