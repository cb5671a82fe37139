import { createContext } from '@lit/context';
import type { ReadonlySignal } from '@preact/signals-core';
import type { Engine } from '../../engine/engine.ts';

/** A provider's engine; undefined until it is loaded, and while nobody is signed in. */
export type EngineSignal = ReadonlySignal<Engine | undefined>;

/** What a provider hands down to the elements in it. The key is shared by all copies of this code on a page. */
export const engineContext = createContext<EngineSignal>(Symbol.for('call-elements/engine'));
