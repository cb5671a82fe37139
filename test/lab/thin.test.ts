import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from 'node:test';
import type { Call } from './support/call.ts';
import type { Flow } from './support/flow.ts';
import { Laboratory } from './support/laboratory.ts';
import { Truth } from './support/truth.ts';
import { TURN } from './support/turn-server.ts';
import { until } from './support/until.ts';

/** Packets of sound (50 a second) after which a share is judged. Chance moves it by far less than 0.08. */
const ENOUGH = 400;

describe('a relayed call over a bad line', () => {
  let lab: Laboratory;
  let call: Call;

  before(async () => {
    lab = await Laboratory.open();
  });

  after(async () => {
    await lab?.close();
  });

  beforeEach(async () => {
    call = await lab.call(TURN.stun, TURN.udp);
    await call.connected();
    await call.moves({ pictures: true });
  });

  afterEach(async () => {
    await call.close();
  });

  for (const loss of [0.05, 0.15]) {
    it(`is heard while ${loss * 100} % of all packets are lost each way`, async (test) => {
      const { router } = lab.bob;
      const some = ['-m', 'statistic', '--mode', 'random', '--probability', String(loss)];
      router.iptables('-I', 'FORWARD', ...some, '-j', 'DROP');
      await heard(test, 1 - loss - 0.08);
      router.iptables('-F', 'FORWARD');
    });
  }

  it('is heard over 300 kbit/s each way', async (test) => {
    const limit = ['root', 'tbf', 'rate', '300kbit', 'burst', '4kb', 'latency', '300ms'];
    const ends = [
      [lab.bob.router, 'wan'],
      [lab.network.world, 'bob'],
    ] as const;
    for (const [end, device] of ends) end.run('tc', 'qdisc', 'add', 'dev', device, ...limit);
    await heard(test, 0.8);
    for (const [end, device] of ends) end.run('tc', 'qdisc', 'del', 'dev', device, 'root');
  });

  async function heard(test: TestContext, least: number): Promise<void> {
    const truth = new Truth(call);
    const before = await call.flows();
    const now = await until('enough sound has been sent', async () => {
      const flows = await call.flows();
      const sent = flows.map((flow, side) => total(flow) - total(before[side] as Flow));
      return sent.every((count) => count >= ENOUGH) && flows;
    });
    for (const [side, flow] of now.entries()) {
      const old = before[side] as Flow;
      const share = (flow.packets - old.packets) / (total(flow) - total(old));
      const pictures = flow.frames - old.frames;
      const who = ['Alice', 'Bob'][side];
      test.diagnostic(`${who} hears ${(share * 100).toFixed(0)} %, and sees ${pictures} pictures`);
      assert.ok(share >= least, `${share} of the sound came in`);
    }
    await truth.judge(test);
  }
});

const total = ({ packets, lost }: Flow) => packets + lost;
