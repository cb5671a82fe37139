import { signal } from '@preact/signals-core';
import type { Engine } from '../../engine/engine.ts';
import type { Room } from '../../engine/room/room.ts';
import { enFirst } from '../../i18n/en-first.ts';
import type { EngineSignal } from './engine-context.ts';
import { whenJoinable } from './joining.ts';
import type { Localize } from './localize.ts';
import { pageEngine } from './page-engine.ts';
import { SignalElement } from './signal-element.ts';

/** The words of the first paint, until the language of the place is known. */
const FIRST_WORDS = {
  term: (key: keyof typeof enFirst) => enFirst[key],
} as unknown as Localize;

/** What all elements share: the engine around them, their words, and their custom states. */
export abstract class CallElement extends SignalElement {
  readonly #words = signal(FIRST_WORDS);
  readonly #around = signal<EngineSignal | undefined>(undefined);
  readonly #internals = this.attachInternals?.();

  constructor() {
    super();
    whenJoinable(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Wherever it is put next may have another provider around it, or none.
    this.#around.value = undefined;
  }

  /** What is said to people, in the language of this place in the document. */
  get words(): Localize {
    return this.#words.value;
  }

  set words(words: Localize) {
    this.#words.value = words;
  }

  /** The engine of the provider around this element, or of the page's; undefined until there is one. */
  get engine(): Engine | undefined {
    return (this.#around.value ?? pageEngine).value;
  }

  /** The call in progress. */
  get room(): Room | undefined {
    return this.engine?.room.value;
  }

  /** Takes the engine of the provider around it. */
  useEngine(engine: EngineSignal): void {
    this.#around.value = engine;
  }

  /** Sets and clears custom states, for `:state()` in style sheets. */
  protected setStates(states: Readonly<Record<string, boolean>>): void {
    for (const [name, on] of Object.entries(states)) {
      if (on) this.#internals?.states?.add(name);
      else this.#internals?.states?.delete(name);
    }
  }
}
