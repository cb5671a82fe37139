import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addressesBy,
  clientAddress,
  householdOf,
  isRange,
  trustIn,
} from '../../../server/limits/client-address.ts';

describe('the address of whoever asks', () => {
  const by = (proxies: number | readonly string[]) => {
    const trusts = trustIn(proxies);
    return (remote: string, forwarded?: string) => clientAddress({ remote, forwarded }, trusts);
  };

  it('is the other end of the connection, whatever that says, where no proxy is believed', () => {
    for (const proxies of [0, []]) {
      assert.equal(by(proxies)('192.0.2.1', '198.51.100.7'), '192.0.2.1');
      assert.equal(by(proxies)('127.0.0.1', '198.51.100.7'), '127.0.0.1');
    }
  });

  it('is whom a proxy names that is believed, and no further than that', () => {
    const address = by(['10.0.0.0/8', '2001:db8::1']);
    assert.equal(address('10.1.2.3', '198.51.100.7'), '198.51.100.7');
    assert.equal(address('10.1.2.3', '6.6.6.6, 198.51.100.7'), '198.51.100.7');
    assert.equal(address('10.1.2.3', '6.6.6.6, 198.51.100.7, 10.9.9.9'), '198.51.100.7');
    assert.equal(address('2001:db8::1', '2001:db8:1::7'), '2001:db8:1::7');
    assert.equal(address('::ffff:10.1.2.3', '198.51.100.7'), '198.51.100.7');
    assert.equal(address('192.0.2.1', '198.51.100.7'), '192.0.2.1');
  });

  it('is as many proxies away as there are said to be', () => {
    assert.equal(by(1)('127.0.0.1', '6.6.6.6, 198.51.100.7'), '198.51.100.7');
    assert.equal(by(2)('127.0.0.1', '6.6.6.6, 198.51.100.7, 192.0.2.1'), '198.51.100.7');
    assert.equal(by(2)('127.0.0.1'), '127.0.0.1');
  });

  it('is the last that can be believed, where what was said is no address', () => {
    const address = by(9);
    for (const nonsense of ['', ' ', 'unknown', '1.2.3', '"; drop', '::1::', '999.1.1.1']) {
      assert.equal(address('10.0.0.1', `6.6.6.6, ${nonsense}`), '10.0.0.1', nonsense);
    }
    assert.equal(address('', ''), '');
  });

  it('has no port, no zone, and one form', () => {
    const address = by(1);
    assert.equal(address('10.0.0.1', '198.51.100.7:4711'), '198.51.100.7');
    assert.equal(address('10.0.0.1', '[2001:db8::7]:4711'), '2001:db8::7');
    assert.equal(address('fe80::1%eth0'), 'fe80::1');
    assert.equal(address('::ffff:198.51.100.7'), '198.51.100.7');
  });

  it('counts as the network of 64 bits that one household has', () => {
    const network = '2001:db8:1:2::/64';
    for (const address of ['2001:db8:1:2::', '2001:0DB8:1:2:3:4:5:6', '2001:db8:1:2:0:0:0:9']) {
      assert.equal(householdOf(address), network, address);
    }
    assert.equal(householdOf('::1'), '0:0:0:0::/64');
    assert.equal(householdOf('2001:db8::2:0:0:1'), '2001:db8:0:0::/64');
    assert.equal(householdOf('192.0.2.1'), '192.0.2.1');
    assert.equal(householdOf(''), '');
  });

  it('tells once that a proxy is not believed', () => {
    let told = 0;
    const addressOf = addressesBy(trustIn(['10.0.0.1']), () => (told += 1));
    addressOf({ remote: '192.0.2.1', forwarded: undefined });
    addressOf({ remote: '10.0.0.1', forwarded: ['198.51.100.7'] });
    assert.equal(told, 0);
    addressOf({ remote: '192.0.2.1', forwarded: '198.51.100.7' });
    addressOf({ remote: '192.0.2.1', forwarded: '198.51.100.7' });
    assert.equal(told, 1);
  });
});

describe('proxies', () => {
  it('are addresses, and ranges of them', () => {
    for (const text of ['10.0.0.1', '10.0.0.0/8', '0.0.0.0/0', '::1', 'fc00::/7', '::/128']) {
      assert.ok(isRange(text), text);
    }
    for (const text of ['', 'proxy', '10.0.0.0/33', 'fc00::/129', '10.0.0.0/', '10.0.0.0/8/8']) {
      assert.ok(!isRange(text), text);
    }
  });
});
