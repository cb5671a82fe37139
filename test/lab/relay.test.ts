import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Call } from './support/call.ts';
import { Laboratory } from './support/laboratory.ts';
import { TURN } from './support/turn-server.ts';
import { until } from './support/until.ts';

describe('two people behind symmetric NATs', () => {
  let lab: Laboratory;
  let call: Call | undefined;

  before(async () => {
    lab = await Laboratory.open();
  });

  after(async () => {
    await lab?.close();
  });

  it('have no way to each other without TURN, and are told so', async (test) => {
    call = await lab.call(TURN.stun);
    await until('both are told', async () => {
      const seen = (await call?.badges()) ?? [];
      return seen.every((badge) => badge === 'Connection lost') && seen;
    });
    for (const link of await call.links()) assert.notEqual(link, 'connected');
    for (const flow of await call.flows()) assert.equal(flow.packets, 0);
    const [shown = ''] = await call.shown();
    assert.match(shown, /TURN server helps/);
    test.diagnostic(`both pages say “${shown}”`);
    await call.close();
  });

  it('are connected through TURN over UDP', async (test) => {
    await relayed(test, /udp/, TURN.stun, TURN.udp);
  });

  it('are connected through TURN over TCP where UDP does not get through', async (test) => {
    for (const { router } of lab.network.homes) {
      router.iptables('-I', 'FORWARD', '-p', 'udp', '-j', 'DROP');
    }
    await relayed(test, /tcp/, TURN.stun, TURN.udp, TURN.tcp);
    for (const { router } of lab.network.homes) router.iptables('-F', 'FORWARD');
  });

  it('are connected through TURN over TLS', async (test) => {
    await relayed(test, /tls/, TURN.tls);
  });

  async function relayed(
    test: { diagnostic(line: string): void },
    protocol: RegExp,
    ...urls: string[]
  ): Promise<void> {
    const start = performance.now();
    call = await lab.call(...urls);
    await call.connected();
    const flows = await call.moves({ pictures: true });
    const time = ((performance.now() - start) / 1_000).toFixed(1);
    for (const { way } of flows) {
      assert.match(way, /relay/);
      test.diagnostic(way);
    }
    assert.ok(flows.some(({ way }) => protocol.test(way)));
    test.diagnostic(`pictures both ways after ${time} s, the start of the server included`);
    await call.close();
  }
});
