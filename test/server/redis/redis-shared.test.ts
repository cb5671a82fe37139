import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { createClient } from 'redis';
import type { Node } from '../../../server/nodes/node.ts';
import { redisNode } from '../../../server/redis/redis-node.ts';
import type { Session } from '../../../server/session.ts';
import { ratesContract } from '../../support/rates-contract.ts';
import { RedisServer } from '../../support/redis.ts';
import { eventually } from '../../support/until.ts';
import { limitersContract } from '../contracts/limiters.ts';
import { sharedContract } from '../contracts/shared.ts';

let redis: RedisServer;
before(async () => {
  redis = await RedisServer.start();
});
after(() => redis.stop());

/** Nothing in it: every case begins with that. */
async function empty(): Promise<void> {
  const client = await createClient({ url: redis.url }).connect();
  await client.flushAll();
  await client.close();
}

const ignore = { lose: async () => {}, isHere: () => true, comeBack: () => {} };

async function open(onError: (error: unknown) => void = assert.ifError) {
  const over = new AbortController();
  const node = await redisNode(redis.url, over.signal, onError);
  return {
    node,
    async end() {
      over.abort();
      await node.end();
    },
  };
}

sharedContract('in Redis', async () => {
  await empty();
  const [one, other] = [await open(), await open()];
  return {
    one: one.node.shared,
    other: other.node.shared,
    end: async () => void (await Promise.all([one.end(), other.end()])),
  };
});

limitersContract('in Redis', async () => {
  await empty();
  const [one, other] = [await open(), await open()];
  return {
    nodes: [one.node.limiters, other.node.limiters],
    end: async () => void (await Promise.all([one.end(), other.end()])),
  };
});

describe('rates, counted in Redis', () => {
  let opened: Awaited<ReturnType<typeof open>>;
  before(async () => {
    await empty();
    opened = await open();
  });
  after(() => opened.end());
  ratesContract(() => opened.node.limiters);
});

describe('nodes that share a Redis', () => {
  it('see to the connections of one that dies, once', async () => {
    await empty();
    const [dead, one, other] = [await open(), await open(), await open()];
    const session = { id: 's1', user: 'bob', name: 'Bob' };
    await dead.node.shared.people.add(session);
    const lost: Session[] = [];
    const lose = async (gone: Session) => {
      lost.push(gone);
      await one.node.shared.people.remove(gone.id);
    };
    await dead.node.begin(ignore);
    await one.node.begin({ ...ignore, lose });
    await other.node.begin({ ...ignore, lose });
    await dead.end();
    await eventually(() => lost.length > 0);
    assert.deepEqual(lost, [session]);
    await eventually(async () => (await other.node.shared.people.get('bob')).status === 'offline');
    await Promise.all([one.end(), other.end()]);
    assert.equal(lost.length, 1);
  });

  it('go on counting, each for itself, while Redis is away', async () => {
    await empty();
    const { node, end } = await open(() => {});
    const limiter = node.limiters({ name: 'ring', points: 2, seconds: 60 });
    await limiter.consume('bob');
    await redis.halt();
    await eventually(() => !node.isReady());
    await limiter.consume('bob', 2);
    await assert.rejects(limiter.consume('bob'), RateLimiterRes);
    await redis.launch();
    await eventually(() => node.isReady());
    await limiter.consume('bob');
    await end();
  });

  it('do what a dead one had planned', async () => {
    await empty();
    const [dead, other] = [await open(), await open()];
    const done: string[] = [];
    other.node.shared.agenda.begin(async (task) => void done.push(task.do));
    await dead.node.shared.agenda.plan({ do: 'room:settle', room: 'tea' }, 50);
    await dead.end();
    await eventually(() => done.length === 1);
    await other.end();
    assert.deepEqual(done, ['room:settle']);
  });

  it('try again what has failed', async () => {
    await empty();
    const failures: unknown[] = [];
    const { node, end } = await open((error) => failures.push(error));
    let tries = 0;
    node.shared.agenda.begin(async () => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
    });
    await node.shared.agenda.plan({ do: 'room:settle', room: 'tea' }, 0);
    await eventually(() => tries === 2);
    await end();
    assert.equal(failures.length, 1);
  });

  it('have their pages join again after Redis was away, and go on with what it had kept', async () => {
    await empty();
    const { node, end } = await open(() => {});
    const times: string[] = [];
    await node.begin({ ...ignore, comeBack: () => void times.push('again') });
    await node.shared.timed.set('a', 'kept', 60_000);
    const { epoch } = node.shared.invites;
    await redis.halt();
    await eventually(() => !node.isReady());
    await redis.launch();
    await eventually(() => node.isReady() && times.length > 0);
    assert.equal(await node.shared.timed.get('a'), 'kept');
    assert.equal(node.shared.invites.epoch, epoch);
    await end();
  });

  it('have Redis forget what it knows where that is older than what they have seen', async () => {
    await empty();
    const { node, end } = await open(() => {});
    await redis.halt();
    redis.copy('aside');
    await redis.launch();
    const times: string[] = [];
    await node.begin({ ...ignore, comeBack: () => void times.push('again') });
    await eventually(() => node.isReady());
    const { epoch } = node.shared.invites;
    const client = await createClient({ url: redis.url }).connect();
    await eventually(async () => Number(await client.get('call:beats')) > 3);
    await client.close();
    await redis.halt();
    redis.copy('back');
    await redis.launch();
    await eventually(() => node.shared.invites.epoch !== epoch);
    assert.ok(times.length > 0);
    await end();
  });

  it('are not ready while Redis stands still, and answer that they cannot', async () => {
    await empty();
    const { node, end } = await open(() => {});
    redis.pause(true);
    const asked = node.shared.rooms.get('tea').then(
      () => 'answered',
      () => 'failed',
    );
    await eventually(() => !node.isReady());
    assert.equal(await asked, 'failed');
    redis.pause(false);
    await eventually(() => node.isReady());
    assert.equal(await node.shared.rooms.get('tea'), undefined);
    await end();
  });

  it('say that they know nothing any more where Redis has lost everything', async () => {
    const { node, end } = await open();
    const times: string[] = [];
    await node.begin({ ...ignore, comeBack: () => void times.push('again') });
    const { epoch } = node.shared.invites;
    await empty();
    await eventually(() => times.length > 0);
    assert.notEqual(node.shared.invites.epoch, epoch);
    await end();
  });

  it('stop at the start where Redis cannot be reached', async () => {
    const nobody = new AbortController().signal;
    const wanted: Promise<Node> = redisNode('redis://127.0.0.1:1', nobody, assert.ifError);
    await assert.rejects(wanted, /ECONNREFUSED/);
  });
});
