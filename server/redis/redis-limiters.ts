import { RateLimiterRedis } from 'rate-limiter-flexible';
import { type Limiters, memoryLimiters } from '../limits/limiters.ts';
import type { Redis } from './connect-redis.ts';

/** Counts for all nodes together; each for itself while Redis is away, so that nobody is let loose by that, or locked out. */
export const redisLimiters =
  (redis: Redis): Limiters =>
  (limit) =>
    new RateLimiterRedis({
      storeClient: redis,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: `rate:${limit.name}`,
      points: limit.points,
      duration: limit.seconds,
      insuranceLimiter: memoryLimiters(limit),
    });
