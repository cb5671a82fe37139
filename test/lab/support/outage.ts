import type { Call } from './call.ts';
import { until } from './until.ts';

/** Waits until no sound comes in on either side any more, so that what comes afterwards is known to be new. */
export async function silence(call: Call): Promise<void> {
  let before = await packets(call);
  let quiet = 0;
  await until('the sound stops', async () => {
    const now = await packets(call);
    quiet = now.every((count, side) => count === before[side]) ? quiet + 1 : 0;
    before = now;
    return quiet >= 5;
  });
}

/** Seconds from now until sound comes in again on both sides. */
export async function soundBack(call: Call): Promise<string> {
  const start = performance.now();
  await call.moves();
  return ((performance.now() - start) / 1_000).toFixed(1);
}

const packets = async (call: Call) => (await call.flows()).map((flow) => flow.packets);
