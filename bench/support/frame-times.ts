export const frame = (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(resolve));

/** How long each of so many frames took, in milliseconds, while something is done in each. */
export async function frameTimes(
  frames: number,
  step: (index: number) => void,
): Promise<readonly number[]> {
  const times: number[] = [];
  let before = await frame();
  for (let index = 0; index < frames; index += 1) {
    step(index);
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times.sort((a, b) => a - b);
}

/** The time below which this share of them is; they are sorted. */
export const quantile = (times: readonly number[], share: number): number =>
  times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
