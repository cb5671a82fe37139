import { signal } from '@preact/signals-core';
import { after } from '../../base/timers.ts';
import type { Engine } from '../../engine/engine.ts';
import { CallError } from '../../protocol/errors.ts';
import './english-views.ts';
import type { Localize } from './localize.ts';

/** What shows a call otherwise than in its place on the page. */
export type OtherView = 'pip' | 'fullscreen';

interface Refusal {
  readonly engine: Engine;
  readonly slot: OtherView;
  readonly error: CallError;
}

/** Milliseconds for which it is shown. */
const SHOWN = 8_000;

const refusal = signal<Refusal | undefined>();

/** Tells, for the page to hear and for people to see, that a view of the call could not be had. */
export function refuse(engine: Engine, slot: OtherView, thrown: unknown): void {
  const error = CallError.from(thrown, 'permission-denied');
  const { code, message } = error;
  const now = { engine, slot, error };
  refusal.value = now;
  engine.facts.emit('call-error', { code, message, slot });
  after(SHOWN, () => {
    if (refusal.peek() === now) refusal.value = undefined;
  });
}

/** It is wanted again: what was said of the last time is over. */
export function forgive(): void {
  refusal.value = undefined;
}

/** Why a view could not be had the last time, in words, for some seconds. Reads a signal. */
export function whyRefused(
  engine: Engine | undefined,
  slot: OtherView,
  words: Localize,
): string | undefined {
  const { value } = refusal;
  if (!value || value.engine !== engine || value.slot !== slot) return undefined;
  return words.error(value.error.code, slot);
}
