import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Going, Outgoing } from './outgoing-state.ts';

/** All who are being rung, or have just been: there from the first moment, before the code that rings them is. */
export class OutgoingList {
  readonly all = signal<readonly Going[]>([]);
  /** The newest of them. */
  readonly state: ReadonlySignal<Outgoing> = computed(
    () => this.all.value.at(-1) ?? { status: 'idle' },
  );
}
