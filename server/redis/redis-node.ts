import { createAdapter } from '@socket.io/redis-adapter';
import type { Node } from '../nodes/node.ts';
import { connectRedis } from './connect-redis.ts';
import { RedisAgenda } from './redis-agenda.ts';
import { RedisAnswers } from './redis-answers.ts';
import { RedisInvites } from './redis-invites.ts';
import { redisLimiters } from './redis-limiters.ts';
import { RedisNodes } from './redis-nodes.ts';
import { RedisPeople } from './redis-people.ts';
import { RedisRooms } from './redis-rooms.ts';
import { RedisTimed } from './redis-timed.ts';

/** One of several processes, which share what goes on by Redis. Rejects where that cannot be reached. */
export async function redisNode(
  url: string,
  until: AbortSignal,
  onError: (error: unknown) => void,
): Promise<Node> {
  const link = await connectRedis(url, onError);
  const { redis, publisher, subscriber } = link;
  const people = new RedisPeople(redis, () => nodes.name);
  const sessionsOn = (node: string) => people.onNode(node);
  const nodes = new RedisNodes({ link, until, onError, sessionsOn });
  await nodes.register();
  const rooms = new RedisRooms(link, nodes.name);
  await rooms.begin();
  return {
    shared: {
      people,
      rooms,
      invites: new RedisInvites(redis, () => nodes.epoch),
      answers: new RedisAnswers(redis),
      agenda: new RedisAgenda(redis, until, onError),
      timed: new RedisTimed(redis),
    },
    limiters: redisLimiters(redis),
    isReady: () => redis.isReady && subscriber.isReady,
    join: (io) => void io.adapter(createAdapter(publisher, subscriber, { key: 'call' })),
    begin: async (deeds) => nodes.begin(deeds),
    async end() {
      // Where Redis is away, the others find out by themselves that this node is gone.
      await nodes.end().catch(() => {});
      await link.close();
    },
  };
}
