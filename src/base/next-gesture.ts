/** Resolves at the next gesture that lets a page make sound (HTML, "user activation"), or when `until` is aborted. */
export function nextGesture(until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const done = (): void => {
      heard.abort();
      resolve();
    };
    const options = { signal: heard.signal, capture: true };
    for (const type of ['pointerup', 'keydown']) addEventListener(type, done, options);
    until.addEventListener('abort', done, options);
    if (until.aborted) done();
  });
}
