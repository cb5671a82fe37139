import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Call } from './support/call.ts';
import { Laboratory } from './support/laboratory.ts';
import { soundBack } from './support/outage.ts';
import { TURN } from './support/turn-server.ts';
import { until } from './support/until.ts';

/** Seconds for which credentials open new allocations. */
const LIFETIME = 10;

describe('a relayed call that lasts longer than its credentials', () => {
  let lab: Laboratory;
  let call: Call;

  before(async () => {
    lab = await Laboratory.open();
    lab.settings['TURN_LIFETIME'] = String(LIFETIME);
    call = await lab.call(TURN.udp);
    await call.connected();
    await call.moves();
  });

  after(async () => {
    await lab?.close();
  });

  it('has fresh ones by then, and finds another way with them', async (test) => {
    const first = await call.expiries();
    await until('the first credentials are over, and both have later ones', async () => {
      const now = await call.expiries();
      const seconds = Date.now() / 1_000;
      return now.every((end, side) => end > seconds && seconds > (first[side] ?? 0) + 1);
    });
    // coturn takes no old ones for a new allocation, which another address needs.
    const { computer } = lab.alice;
    computer.ip('addr', 'flush', 'dev', 'lan', 'scope', 'global');
    computer.ip('addr', 'add', '10.0.1.7/24', 'dev', 'lan');
    computer.ip('route', 'add', 'default', 'via', '10.0.1.1');
    test.diagnostic(`sound again after ${await soundBack(call)} s, in another network`);
    for (const { way } of await call.flows()) assert.match(way, /relay/);
  });
});
