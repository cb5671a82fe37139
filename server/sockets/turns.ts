/** Something to do; a promise only where it is not done at once, as most of what is relayed is. */
type Step = () => Promise<void> | void;
/** Answers with how many wait now, with this one; none where it began. */
export type InTurn = (step: Step) => number;

/**
 * Does what it is given one after the other, in that order. What nothing is under way before begins at once, as most
 * messages do, whose connection is idle. A step that fails is reported, and does not stop the next.
 */
export function turns(onError: (error: unknown) => void): InTurn {
  const waiting: Step[] = [];
  let isBusy = false;

  const begin = (step: Step): void => {
    isBusy = true;
    let done: ReturnType<Step>;
    try {
      done = step();
    } catch (thrown) {
      failed(thrown);
      return;
    }
    if (done) done.then(next, failed);
    else next();
  };
  const next = (): void => {
    const step = waiting.shift();
    if (step) begin(step);
    else isBusy = false;
  };
  const failed = (thrown: unknown): void => {
    onError(thrown);
    next();
  };

  return (step) => {
    if (isBusy) return waiting.push(step);
    begin(step);
    return 0;
  };
}

/** Does something in turn, and resolves when it is done, or has failed. */
export const whenDone = (inTurn: InTurn, step: () => Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    inTurn(() => step().finally(resolve));
  });
