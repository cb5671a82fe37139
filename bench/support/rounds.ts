import { have, type Way } from './way.ts';

/** Milliseconds from the moment to each stage, on the page that reached it last; undefined where one never did. */
export type Times = Record<string, number | undefined>;

async function round({ pages, prepare, go, leave }: Way, stages: readonly string[]) {
  for (const page of pages) await page.evaluate('restart()');
  await prepare();
  await go();
  for (const stage of stages) await have(pages, stage);
  const marks = (await Promise.all(pages.map((page) => page.evaluate('marks()')))) as Record<
    string,
    number[]
  >[];
  await leave();
  const start = marks.at(-1)?.['go']?.at(-1) ?? Number.NaN;
  const times: Times = {};
  for (const stage of stages) {
    const last = marks.map((mark) => mark[stage]?.[pages.length - 2]);
    const isWhole = last.every((moment) => moment !== undefined);
    times[stage] = isWhole ? Math.max(0, ...last.map((moment = 0) => moment - start)) : undefined;
  }
  return times;
}

const median = (values: readonly (number | undefined)[]): number | undefined => {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  // Half of them have to be there for one to be in the middle.
  if (sorted.length * 2 <= values.length) return undefined;
  return sorted[Math.floor(values.length / 2)];
};

/** The median of each stage. */
export const medians = (times: readonly Times[], stages: readonly string[]): Times =>
  Object.fromEntries(stages.map((stage) => [stage, median(times.map((one) => one[stage]))]));

/** Takes all ways in turn, ABAB…, so that whatever else the machine does is in each. Answers with their medians. */
export async function inTurn<W extends { readonly name: string }>(
  ways: readonly W[],
  stages: readonly string[],
  rounds: number,
  measure: (way: W, index: number) => Promise<Times>,
): Promise<ReadonlyMap<string, Times>> {
  const all = new Map(ways.map(({ name }) => [name, [] as Times[]]));
  // The first round warms up what all later ones share.
  for (let index = 0; index <= rounds; index += 1) {
    for (const way of ways) {
      const times = await measure(way, index);
      if (index > 0) all.get(way.name)?.push(times);
    }
  }
  return new Map([...all].map(([name, times]) => [name, medians(times, stages)]));
}

/** The same for ways to be in calls, on pages. */
export const alternate = (ways: readonly Way[], stages: readonly string[], rounds: number) =>
  inTurn(ways, stages, rounds, (way) => round(way, stages));
