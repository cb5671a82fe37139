import type { Timed } from '../nodes/timed.ts';
import type { Redis } from './connect-redis.ts';

/** What all nodes know for a while. */
export class RedisTimed implements Timed {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async set(key: string, value: string, ms: number): Promise<void> {
    await this.#redis.set(`timed:${key}`, value, {
      expiration: { type: 'PX', value: Math.max(1, Math.ceil(ms)) },
    });
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.#redis.get(`timed:${key}`)) ?? undefined;
  }

  async take(key: string): Promise<string | undefined> {
    return (await this.#redis.getDel(`timed:${key}`)) ?? undefined;
  }
}
