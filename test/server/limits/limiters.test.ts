import { type Limiters, memoryLimiters } from '../../../server/limits/limiters.ts';
import { limitersContract } from '../contracts/limiters.ts';

/** One process has what counts for each limit once. */
function onlyOnce(): Limiters {
  const known = new Map<string, ReturnType<Limiters>>();
  return (limit) => {
    const limiter = known.get(limit.name) ?? memoryLimiters(limit);
    known.set(limit.name, limiter);
    return limiter;
  };
}

limitersContract('in memory', async () => {
  const limiters = onlyOnce();
  return { nodes: [limiters, limiters], end: async () => {} };
});
