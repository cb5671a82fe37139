import type { ReadonlySignal } from '@preact/signals-core';
import { every } from '../../base/every.ts';
import { watch } from '../../base/watch.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { Stay } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { RoomQuality } from './quality.ts';
import { EMPTY, tally } from './report-state.ts';

/** Milliseconds between two reports: a page that is gone without a word has reported all but the last of them. */
const REPORT = 60_000;
/** Milliseconds for which one look stands at the most. */
const LONGEST = 5_000;

interface Parts {
  readonly id: RoomId;
  readonly instance: string;
  readonly stay: Stay;
  readonly signaling: Signaling;
  readonly quality: ReadonlySignal<RoomQuality>;
  /** Seconds until one heard or saw another, once that is known. */
  readonly setup: () => number | undefined;
  readonly until: AbortSignal;
}

/** Tells the server how the call is for this page, now and then, and when it is over. */
export function reportQuality({
  id,
  instance,
  stay,
  signaling,
  quality,
  setup,
  until,
}: Parts): void {
  let now = EMPTY;
  let last = performance.now();
  const report = async (): Promise<void> => {
    if (now === EMPTY) return;
    const took = setup();
    const said = { room: id, stay, instance, ...now, ...(took !== undefined && { setup: took }) };
    // What could not be said is in the next report; after the last one there is nobody to tell.
    await signaling.request('quality:report', said).catch(() => {});
  };
  watch(() => {
    const { value } = quality;
    const passed = performance.now() - last;
    last += passed;
    // What was slept through was not looked at.
    now = tally(now, value, Math.min(passed, LONGEST) / 1_000);
  }, until);
  every(REPORT, report, until);
  until.addEventListener('abort', () => void report(), { once: true });
}
