import { setTimeout as wait } from 'node:timers/promises';
import { cpuOf } from './browser-cpu.ts';
import type { Mesh } from './mesh-ways.ts';
import type { Counts } from './meter.ts';
import type { Times } from './rounds.ts';
import { have } from './way.ts';

/** Milliseconds for which a mesh may take to come together, and for what it sends to settle. */
const PATIENCE = 60_000;
const SETTLES = 6_000;

/** All join at once. Milliseconds until everyone hears, and sees, everyone; undefined where that never was. */
export async function together({ pages, join }: Mesh): Promise<Times> {
  await Promise.all(pages.map(join));
  const times: Times = {};
  for (const [name, mark] of [
    ['heard', 'heard'],
    ['seen', 'first frame'],
  ] as const) {
    if (!(await have(pages, mark, PATIENCE))) continue;
    const marks = (await Promise.all(pages.map((page) => page.evaluate('marks()')))) as Record<
      string,
      number[]
    >[];
    const start = Math.min(...marks.flatMap((one) => one['go'] ?? []));
    times[name] = Math.max(...marks.flatMap((one) => one[mark] ?? [])) - start;
  }
  return times;
}

const count = ({ pages }: Mesh) =>
  Promise.all(pages.map(async (page) => (await page.evaluate('counts()')) as Counts));

/** What a mesh costs a second, and what is seen for it. */
export async function cost(mesh: Mesh, pid: number, seconds: number): Promise<Times> {
  await wait(SETTLES);
  const [first, cpu, start] = [await count(mesh), cpuOf(pid), performance.now()];
  await wait(seconds * 1_000);
  const [last, cpuNow, end] = [await count(mesh), cpuOf(pid), performance.now()];
  const passed = (end - start) / 1_000;
  const members = mesh.pages.length;
  const sent = last.reduce((sum, one, page) => sum + one.sent - (first[page]?.sent ?? 0), 0);
  const rates = last
    .flatMap(({ frames }, page) =>
      // A connection that came about meanwhile has shown nothing yet.
      Object.entries(frames).map(([peer, now]) => now - (first[page]?.frames[Number(peer)] ?? now)),
    )
    .map((frames) => frames / passed)
    .sort((a, b) => a - b);
  const shown = rates.reduce((sum, rate) => sum + rate, 0);
  const used = cpu === undefined || cpuNow === undefined ? undefined : (cpuNow - cpu) / passed;
  return {
    cpu: used && (used * 1_000) / members,
    perFrame: used && shown > 1 ? (used * 1e6) / shown : undefined,
    uplink: (sent * 8) / 1_000 / passed / members,
    median: rates[Math.floor(rates.length / 2)],
    worst: rates.length < members * (members - 1) ? 0 : rates[0],
  };
}
