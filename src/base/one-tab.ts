/**
 * Does something in one tab of a browser at a time (Web Locks): the first that asks, and when it is done or its tab is
 * closed, the next. Where there are no locks (insecure or opaque origins), each does it. Answers undefined when `until`
 * was aborted before it was this tab's turn.
 */
export async function oneTab<T>(
  name: string,
  deed: () => Promise<T>,
  until: AbortSignal,
): Promise<T | undefined> {
  if (until.aborted) return undefined;
  let isOurs = false;
  const mine = (): Promise<T> => {
    isOurs = true;
    return deed();
  };
  if (!navigator.locks) return mine();
  return navigator.locks.request(name, { signal: until }, mine).catch((thrown) => {
    if (until.aborted && !isOurs) return undefined;
    if (!isOurs) return mine();
    throw thrown;
  });
}
