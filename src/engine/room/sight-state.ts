/** Lines that are worth telling apart: each costs the encoder of somebody else a new beginning. */
const STEPS = [90, 180, 270, 360, 540, 720, 1080, 2160] as const;
/** So much below a step it is left, and not before: a box that is dragged back and forth says nothing. */
const CLEARLY = 0.9;

/** What the other side is told of so many lines, after it was told `before`. 0 is said at once. */
export function stepFor(lines: number, before: number | undefined): number {
  if (!(lines > 0)) return 0;
  const step = STEPS.find((one) => one >= lines) ?? STEPS[STEPS.length - 1] ?? 0;
  if (!before || step >= before) return step;
  const below = STEPS[(STEPS as readonly number[]).indexOf(before) - 1] ?? 0;
  return lines <= below * CLEARLY ? step : before;
}
