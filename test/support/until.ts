import { effect } from '@preact/signals-core';

/**
 * Resolves as soon as `condition`, which reads signals, is true; with what it returned. It has no time limit of its own: what
 * never comes true ends with the test's.
 */
export function until<T>(
  condition: () => T,
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
  return new Promise((resolve) => {
    let stop: (() => void) | undefined;
    let isDone = false;
    stop = effect(() => {
      const value = condition();
      if (!value || isDone) return;
      isDone = true;
      resolve(value as never);
      queueMicrotask(() => stop?.());
    });
  });
}

/** The same for what no signal tells: asks again every few milliseconds. */
export async function eventually<T>(condition: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const value = await condition();
    if (value) return value as NonNullable<T>;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
