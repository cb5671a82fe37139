import type { Times } from './rounds.ts';

/** Prints a row a stage and a column a way, each but the first way with its ratio to the first. */
export function table(
  title: string,
  stages: readonly string[],
  ways: ReadonlyMap<string, Times>,
): void {
  const names = [...ways.keys()];
  const wide = (text: string) => text.padStart(16);
  console.log(`\n${title}`);
  console.log(`${' '.repeat(16)}${names.map((name) => wide(name) + ' '.repeat(7)).join('')}`);
  for (const stage of stages) {
    const values = names.map((name) => ways.get(name)?.[stage]);
    const [first] = values;
    const cells = values.map((value, index) => {
      const ratio = index > 0 && first && value !== undefined ? (value / first).toFixed(2) : '';
      return wide(value === undefined ? '–' : value.toFixed(0)) + ratio.padStart(7);
    });
    console.log(`${stage.padEnd(16)}${cells.join('')}`.trimEnd());
  }
}
