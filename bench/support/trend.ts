export interface Trend {
  readonly mean: number;
  /** By how much the line rises from the first value to the last. */
  readonly rise: number;
  /** The standard error of that: chance alone makes a rise of more than twice as much once in forty times. */
  readonly error: number;
}

/** The line of least squares through values that were taken at even intervals. */
export function trend(values: readonly number[]): Trend {
  const { length } = values;
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  const middle = (length - 1) / 2;
  let [along, across] = [0, 0];
  for (const [index, value] of values.entries()) {
    along += (index - middle) * (value - mean);
    across += (index - middle) ** 2;
  }
  const slope = across === 0 ? 0 : along / across;
  let left = 0;
  for (const [index, value] of values.entries()) {
    left += (value - mean - slope * (index - middle)) ** 2;
  }
  const error = Math.sqrt(left / Math.max(1, length - 2) / Math.max(1, across));
  return { mean, rise: slope * (length - 1), error: error * (length - 1) };
}
