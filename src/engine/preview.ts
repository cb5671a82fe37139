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
    let wasWanted = false;
    watch(() => {
      if (room.value) return;
      const preference = preferences[slot];
      const isWanted = preference.value;
      const { status } = sources[slot].state.value;
      const isNew = isWanted && !wasWanted;
      wasWanted = isWanted;
      // One comes in without what cannot be had. Wanting it anew tries again.
      if (status === 'failed' && isWanted && !isNew) preference.value = false;
      else if (isWanted && (status === 'failed' || status === 'off' || status === 'muted'))
        void sources[slot].set(true).catch(() => {});
      else if (!isWanted && (status === 'on' || status === 'interrupted'))
        void sources[slot].set(false);
    }, until);
  }
}
