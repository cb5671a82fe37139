/** Runs async steps one after the other, in the order in which they were asked for. A failed step does not stop the next. */
export function queue(): <T>(step: () => Promise<T> | T) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const mine = last.then(step, step);
    last = mine.catch(() => {});
    return mine;
  };
}

/**
 * Runs `work` for one value at a time. Of the values that come in meanwhile only the newest is worked on; whoever
 * asked for an older one is told when the newest is done. What double clicks on a toggle need.
 */
export function latest<T>(work: (value: T) => Promise<void>): (value: T) => Promise<void> {
  let waiting: { value: T } | undefined;
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    try {
      while (waiting) {
        const { value } = waiting;
        waiting = undefined;
        await work(value);
      }
    } finally {
      running = undefined;
    }
  }

  return (value) => {
    waiting = { value };
    running ??= drain();
    return running;
  };
}
