import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Call } from './support/call.ts';
import { Laboratory } from './support/laboratory.ts';
import { silence, soundBack } from './support/outage.ts';
import { Truth } from './support/truth.ts';
import { TURN } from './support/turn-server.ts';
import { until } from './support/until.ts';

describe('a relayed call', () => {
  let lab: Laboratory;
  let call: Call;
  let truth: Truth;

  before(async () => {
    lab = await Laboratory.open();
    call = await lab.call(TURN.stun, TURN.udp, TURN.tcp);
  });

  after(async () => {
    await lab?.close();
  });

  beforeEach(async () => {
    await call.connected();
    await call.moves();
    truth = new Truth(call);
  });

  for (const seconds of [5, 30]) {
    it(`comes back after Alice had no network for ${seconds} s`, async (test) => {
      const { world } = lab.network;
      world.ip('link', 'set', 'alice', 'down');
      await wait(seconds * 1_000);
      await silence(call);
      world.ip('link', 'set', 'alice', 'up');
      test.diagnostic(`sound again after ${await soundBack(call)} s`);
      await truth.judge(test);
    });
  }

  it('comes back after Alice has changed her address', async (test) => {
    const { computer } = lab.alice;
    computer.ip('addr', 'flush', 'dev', 'lan', 'scope', 'global');
    computer.ip('addr', 'add', '10.0.1.7/24', 'dev', 'lan');
    computer.ip('route', 'add', 'default', 'via', '10.0.1.1');
    test.diagnostic(`sound again after ${await soundBack(call)} s`);
    await truth.judge(test);
  });

  it('goes on while our server is killed and started again', async (test) => {
    await lab.server.kill();
    await call.left();
    test.diagnostic(`sound without the server: within ${await soundBack(call)} s`);
    await lab.server.start();
    await call.joined();
    test.diagnostic(`sound with it: within ${await soundBack(call)} s`);
    await truth.judge(test);
  });

  it('comes back after coturn is killed and started again', async (test) => {
    await lab.turn.kill();
    await silence(call);
    await lab.turn.start();
    test.diagnostic(`sound again after ${await soundBack(call)} s`);
    await truth.judge(test);
  });

  it('comes back by another connection after coturn was away for longer than restarts help', async (test) => {
    const before = await call.connections();
    await lab.turn.kill();
    await until('both have turned to another connection', async () => {
      const now = await call.connections();
      return now.every((count, side) => count > (before[side] ?? 0));
    });
    await lab.turn.start();
    test.diagnostic(`sound again after ${await soundBack(call)} s`);
    await truth.judge(test);
  });
});
