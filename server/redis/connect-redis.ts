import { createClient } from 'redis';
import { scripts } from './scripts.ts';

/** Milliseconds after which a command that could not be sent has failed, and after which a Redis that says nothing is left. */
const PATIENCE = 5_000;
/** Milliseconds between questions whether Redis is still there. */
const PING = 1_000;
/** Milliseconds between tries to reach Redis again: each longer than the one before, up to this. */
const LONGEST_PAUSE = 1_000;

/** What the keys of all begin with. */
export const PREFIX = 'call:';

const client = (url: string) =>
  createClient({
    url,
    scripts,
    keyPrefix: PREFIX,
    commandOptions: { timeout: PATIENCE },
    pingInterval: PING,
    socket: {
      connectTimeout: PATIENCE,
      socketTimeout: PATIENCE,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, LONGEST_PAUSE),
    },
  });

export type Redis = ReturnType<typeof client>;

/** The connections of one node to Redis. */
export interface RedisLink {
  readonly redis: Redis;
  /** One that only publishes, and one that only listens, since a connection that listens can do nothing else. */
  readonly publisher: Redis;
  readonly subscriber: Redis;
  close(): Promise<void>;
}

/**
 * Connects to Redis, and stays with it: a connection that breaks comes back by itself, and commands wait for that for
 * some seconds. Rejects where Redis cannot be reached at first.
 */
export async function connectRedis(
  url: string,
  onError: (error: unknown) => void,
): Promise<RedisLink> {
  const all = [client(url), client(url), client(url)] as const;
  const [redis, publisher, subscriber] = all;
  // What waits for a connection is given up after some time. With one next to nothing waits, and the limit would be most of what a message costs.
  const atOnce = publisher.withCommandOptions({ timeout: undefined });
  const inTime = publisher.withCommandOptions({ timeout: PATIENCE });
  let isOpen = false;
  let isAway = false;
  for (const one of all) {
    one.on('error', (error: unknown) => {
      // A first connection that fails is for the operator to hear of; it is not tried again.
      if (!isOpen) one.destroy();
      // Each outage is told of once, and not with every try to get over it.
      else if (!isAway) onError(error);
      isAway = isOpen;
    });
    one.on('ready', () => {
      isAway = all.some(({ isReady }) => !isReady);
    });
  }
  await Promise.all(all.map((one) => one.connect()));
  isOpen = true;
  return {
    redis,
    // What could not be told while Redis was away is no error of whoever said it: pages join again afterwards.
    publisher: Object.assign(publisher, {
      publish: (channel: string, message: string) =>
        (publisher.isReady ? atOnce : inTime).publish(channel, message).catch(() => 0),
    }),
    subscriber,
    async close() {
      await Promise.all(all.map((one) => (one.isReady ? one.close() : one.destroy())));
    },
  };
}
