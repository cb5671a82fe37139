import type { ReadonlySignal } from '@preact/signals-core';
import type { Seen } from '../../backends/backend.ts';
import { after } from '../../base/timers.ts';
import { watch } from '../../base/watch.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { lowerQuality, type Quality } from '../../protocol/quality.ts';
import type { Carrier } from './carrier.ts';
import { saving } from './saving.ts';

/** Milliseconds for which changes of what is seen are gathered, so that a grid in motion says a few things a second. */
const GATHER = 300;

interface Parts {
  readonly carrier: Carrier;
  readonly seen: ReadonlySignal<ReadonlyMap<MemberId, Seen>>;
  /** What the person has chosen, and the host for all. */
  readonly quality: ReadonlySignal<Quality>;
  readonly hostsQuality?: ReadonlySignal<Quality | undefined> | undefined;
  readonly until: AbortSignal;
}

/** Brings to the backend what is seen here, and how much may be sent. */
export function adapt({ carrier, seen, quality, hostsQuality, until }: Parts): void {
  const isSaving = saving(until);
  watch(() => {
    const lower = lowerQuality(quality.value, hostsQuality?.value);
    carrier.backend.value?.limit({ quality: lower, isSaving: isSaving.value });
  }, until);

  let isDue = false;
  const tell = (): void => {
    isDue = false;
    carrier.backend.peek()?.prefer(seen.peek());
  };
  watch(() => {
    seen.value;
    if (!isDue) after(GATHER, tell, until);
    isDue = true;
  }, until);
}
