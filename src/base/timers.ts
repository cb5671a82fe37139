/** Calls `done` after `ms` milliseconds unless `until` is aborted first. */
export function after(ms: number, done: () => void, until?: AbortSignal): void {
  if (until?.aborted) return;
  const timer = setTimeout(() => {
    until?.removeEventListener('abort', cancel);
    done();
  }, ms);
  const cancel = () => clearTimeout(timer);
  until?.addEventListener('abort', cancel, { once: true });
}
