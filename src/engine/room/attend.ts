import type { ReadonlySignal } from '@preact/signals-core';
import { after } from '../../base/timers.ts';
import { watch } from '../../base/watch.ts';
import type { Quality } from '../../protocol/quality.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Attended } from './attention.ts';

/** Looks after the links of a room, by code that is loaded when there is a way for it. */
export function attend(
  room: Attended,
  signaling: Signaling,
  quality: ReadonlySignal<Quality>,
  until: AbortSignal,
): void {
  const load = (): void =>
    void import('./attention.ts').then(
      ({ attention }) => attention(room, signaling, quality, until),
      () => after(2_000, load, until),
    );
  watch(() => void (room.carrier.backend.value && load()), until);
}
