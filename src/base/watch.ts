import { effect } from '@preact/signals-core';

/** Runs `reaction` now and whenever a signal that it read changes, until `until` is aborted. */
export function watch(reaction: () => void, until: AbortSignal): void {
  if (until.aborted) return;
  until.addEventListener('abort', effect(reaction), { once: true });
}
