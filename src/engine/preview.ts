import type { ReadonlySignal } from '@preact/signals-core';
import { watch } from '../base/watch.ts';
import type { Sources } from '../media/source.ts';
import { DEVICES } from '../protocol/slot.ts';
import type { Preferences } from './preferences.ts';

interface Parts {
  readonly sources: Sources;
  readonly preferences: Preferences;
  /** The call in progress, in which devices are turned on and off by themselves. */
  readonly room: ReadonlySignal<unknown>;
}

/** Has the devices open between calls, as a person wants to come into the next one, until `until` is aborted. */
export function preview({ sources, preferences, room }: Parts, until: AbortSignal): void {
  for (const slot of DEVICES) {
    watch(() => {
      if (room.value) return;
      const { status } = sources[slot].state.value;
      const isWanted = preferences[slot].value;
      const isClosed = status === 'off' || status === 'muted';
      // What fails is in the state; it is tried again when it was turned off and on.
      if (isWanted === isClosed && status !== 'starting')
        sources[slot].set(isWanted).catch(() => {});
    }, until);
  }
}
