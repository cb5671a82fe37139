import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { memoryLimiters } from '../../../server/limits/limiters.ts';
import { rates } from '../../../server/limits/rates.ts';
import { ratesContract } from '../../support/rates-contract.ts';

describe('rates, counted by one process', () => ratesContract(() => memoryLimiters));

describe('rates', () => {
  it('let everybody of a crowded address do a little, who have a connection each', async () => {
    const allow = rates({ limiters: memoryLimiters, perAddress: 50, onError: assert.ifError });
    for (let index = 0; index < 200; index += 1) {
      const sender = { id: `s${index}`, user: `user-${index}`, address: '192.0.2.1' };
      for (const command of ['invite:send', 'chat:send', 'room:join', 'peer:relay'])
        await allow(sender, command);
    }
  });

  it('ask once for what comes at the same time', async () => {
    const counted: unknown[] = [];
    class Slow extends RateLimiterMemory {
      override async consume(key: string, points: number) {
        counted.push([key, points]);
        await Promise.resolve();
        return super.consume(key, points);
      }
    }
    const allow = rates({
      limiters: ({ points, seconds }) => new Slow({ points, duration: seconds }),
      perAddress: 1,
      onError: assert.ifError,
    });
    const alice = { id: 's1', user: 'alice' };
    await Promise.all(Array.from({ length: 60 }, () => allow(alice, 'peer:relay')));
    assert.deepEqual(counted, [
      ['alice', 50],
      ['alice', 50],
    ]);
  });

  it('let through what cannot be counted, and say so', async () => {
    const failure = new Error('no connection');
    class Broken extends RateLimiterMemory {
      override consume = () => Promise.reject(failure);
    }
    const told: unknown[] = [];
    const allow = rates({
      limiters: ({ points, seconds }) => new Broken({ points, duration: seconds }),
      perAddress: 1,
      onError: (error) => told.push(error),
    });
    await allow({ user: 'alice', address: '192.0.2.1' }, 'invite:send');
    assert.deepEqual(told, [failure, failure]);
  });
});
