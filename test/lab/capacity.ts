/**
 * Measures what a call costs the TURN server, for docs/turn.md: `node test/lab/capacity.ts`, as root. What is counted is
 * every byte at the public host's network, with what IP, UDP and TURN add.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import type { Call } from './support/call.ts';
import { Laboratory } from './support/laboratory.ts';
import type { Namespace } from './support/namespace.ts';
import { TURN } from './support/turn-server.ts';

/** Milliseconds for the browsers to find out how much the line carries, and those over which is counted. */
const SETTLE = 40_000;
const WINDOW = 20_000;

const lab = await Laboratory.open();
try {
  const call = await lab.call(TURN.udp);
  await call.connected();
  await call.all((page) =>
    page.evaluate(async () => {
      const grid = document.querySelector('video-grid')?.shadowRoot;
      const own = grid?.querySelector<HTMLVideoElement>('[local] video')?.srcObject as MediaStream;
      const size = { width: { exact: 640 }, height: { exact: 360 }, frameRate: 30 };
      await own.getVideoTracks()[0]?.applyConstraints(size);
    }),
  );
  await wait(SETTLE);
  await report(call, 'Sound and pictures of 640x360');
  await call.all((page) =>
    page.evaluate(() => document.querySelector<CallProvider>('call-provider')?.setCamera(false)),
  );
  await wait(SETTLE / 10);
  await report(call, 'Sound alone');
} finally {
  await lab.close();
}

async function report(call: Call, title: string): Promise<void> {
  const [before, flowsBefore] = [traffic(lab.network.world), await call.flows()];
  const secondsBefore = lab.turn.seconds;
  await wait(WINDOW);
  const [now, flows] = [traffic(lab.network.world), await call.flows()];
  const share = ((lab.turn.seconds - secondsBefore) / WINDOW) * 1_000;
  const rate = (bytes: number) => `${((bytes * 8) / WINDOW).toFixed(0)} kbit/s`;
  process.stdout.write(
    `${title}: ${rate(now.in - before.in)} into the host, ${rate(now.out - before.out)} out of it.\n`,
  );
  process.stdout.write(`  coturn takes ${(share * 100).toFixed(1)} % of one processor\n`);
  for (const [side, { bytes, width, way }] of flows.entries()) {
    const received = rate(bytes - (flowsBefore[side]?.bytes ?? 0));
    process.stdout.write(`  one side receives ${received} (RTP), pictures ${width} wide, ${way}\n`);
  }
}

/** Bytes so far at the host's two lines, without the 14 bytes of Ethernet that each packet has. */
function traffic(world: Namespace): { in: number; out: number } {
  const sum = { in: 0, out: 0 };
  for (const { stats64 } of JSON.parse(world.ip('-s', '-j', 'link')).filter(isLine)) {
    sum.in += stats64.rx.bytes - 14 * stats64.rx.packets;
    sum.out += stats64.tx.bytes - 14 * stats64.tx.packets;
  }
  return sum;
}

function isLine({ ifname }: { ifname: string }): boolean {
  return ifname === 'alice' || ifname === 'bob';
}
