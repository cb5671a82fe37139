import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ALLOWANCES } from '../../server/limits/allowances.ts';
import type { Limiters } from '../../server/limits/limiters.ts';
import { type Rates, rates, type Sender } from '../../server/limits/rates.ts';
import { CallError } from '../../src/protocol/errors.ts';

const PER_ADDRESS = 30;
const RING = ALLOWANCES['invite:send']?.person ?? 0;
const OTHER = ALLOWANCES.other;

/** What holds of rates, wherever it is counted. Each test counts for people and addresses of its own. */
export function ratesContract(limiters: () => Limiters): void {
  let count = 0;
  const fresh = () => {
    count += 1;
    return { user: `user-${count}`, address: `192.0.2.${count}` };
  };
  const make = (): Rates =>
    rates({
      limiters: limiters(),
      perAddress: PER_ADDRESS,
      onError: (error) => assert.fail(error as Error),
    });

  /** How many go through, of so many. */
  async function through(allow: Rates, from: () => Sender, name: string, sent: number) {
    let passed = 0;
    for (let index = 0; index < sent; index += 1) {
      try {
        await allow(from(), name);
        passed += 1;
      } catch (thrown) {
        assert.ok(thrown instanceof CallError && thrown.code === 'rate-limited');
      }
    }
    return passed;
  }

  it('let one connection send only so much', async () => {
    const sender = { ...fresh(), id: 'session-1' };
    assert.equal(await through(make(), () => sender, 'invite:send', RING + 9), RING);
  });

  it('let one person send only so much, by however many connections', async () => {
    const who = fresh();
    const passed = await through(make(), () => ({ ...who }), 'invite:send', RING + 9);
    assert.equal(passed, RING);
  });

  it('let one address send only so much, under however many names', async () => {
    const { address } = fresh();
    const from = () => ({ address, user: fresh().user });
    const most = PER_ADDRESS * RING;
    assert.equal(await through(make(), from, 'invite:send', most + 9), most);
  });

  it('count each kind for itself, and all that has none together', async () => {
    const allow = make();
    const sender = { ...fresh(), id: 'session-1' };
    const names = () => () => sender;
    assert.equal(await through(allow, names(), 'invite:send', RING + 1), RING);
    assert.equal(await through(allow, names(), 'toString', OTHER.socket), OTHER.socket);
    // Where it takes a while to count, a few come back meanwhile.
    const more = await through(allow, names(), 'nonsense', OTHER.socket);
    assert.ok(more < OTHER.socket / 2, `${more}`);
  });

  it('ask nobody else for most of what is much', async () => {
    const allow = make();
    const sender = { ...fresh(), id: 'session-1' };
    let asked = 0;
    for (let index = 0; index < 1_000; index += 1) {
      const wait = allow(sender, 'peer:relay');
      if (wait) asked += 1;
      await wait;
    }
    assert.equal(asked, 20);
  });
}
