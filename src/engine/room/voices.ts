import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { watch } from '../../base/watch.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Carrier } from './carrier.ts';
import type { Roster } from './roster.ts';

/** Who of the others speaks. Of one other, nobody asks. */
export class Voices {
  readonly speaking: ReadonlySignal<ReadonlySet<MemberId>>;
  /** Who has the floor: speaks, or spoke last. */
  readonly active: ReadonlySignal<MemberId | undefined>;

  constructor(carrier: Carrier, roster: Roster, until: AbortSignal) {
    const speaking = signal<ReadonlySet<MemberId>>(new Set());
    const active = signal<MemberId | undefined>(undefined);
    this.speaking = speaking;
    this.active = active;
    let isAsked = false;
    const isMany = computed(() => roster.others.value.length > 1);
    watch(() => {
      if (!isMany.value || isAsked) return;
      isAsked = true;
      import('./hear-voices.ts').then(
        ({ hearVoices }) => hearVoices(carrier, roster, speaking, active, until),
        () => {
          // Without a network it is not shown who speaks, until the next have come.
          isAsked = false;
        },
      );
    }, until);
  }
}
