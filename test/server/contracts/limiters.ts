import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { Limiters } from '../../../server/limits/limiters.ts';
import { eventually } from '../../support/until.ts';

interface Opened {
  /** What counts, as two nodes have it; where there is one process alone, both are the same. */
  readonly nodes: readonly [Limiters, Limiters];
  end(): Promise<void>;
}

/** What every form of `Limiters` holds to. */
export function limitersContract(form: string, open: () => Promise<Opened>): void {
  describe(`what counts for limits, ${form}`, () => {
    it('lets through so many within a time, of all nodes together, and says for how long it refuses', async () => {
      const { nodes, end } = await open();
      const limit = { name: 'ring', points: 5, seconds: 60 };
      const [one, other] = nodes.map((limiters) => limiters(limit));
      for (let index = 0; index < 5; index += 1) await (index % 2 ? one : other)?.consume('bob');
      await assert.rejects(
        async () => one?.consume('bob'),
        (refused) => refused instanceof RateLimiterRes && refused.msBeforeNext > 0,
      );
      await other?.consume('alice');
      await end();
    });

    it('counts each limit for itself, several points at a time', async () => {
      const { nodes, end } = await open();
      const [ring, talk] = ['ring', 'talk'].map((name) =>
        nodes[0]({ name, points: 10, seconds: 60 }),
      );
      assert.equal((await ring?.consume('bob', 10))?.remainingPoints, 0);
      assert.equal((await talk?.consume('bob', 4))?.remainingPoints, 6);
      await assert.rejects(async () => ring?.consume('bob'), RateLimiterRes);
      await end();
    });

    it('begins anew when the time is over', async () => {
      const { nodes, end } = await open();
      const limiter = nodes[0]({ name: 'ring', points: 1, seconds: 1 });
      await limiter.consume('bob');
      await assert.rejects(async () => limiter.consume('bob'), RateLimiterRes);
      await eventually(() =>
        limiter.consume('bob').then(
          () => true,
          () => false,
        ),
      );
      await end();
    });
  });
}
