import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RedisServer } from '../../support/redis.ts';
import { launchServer, type ServerProcess } from '../../support/server-process.ts';
import { standing } from '../../support/standing.ts';
import { TalkingPair } from '../../support/talking-pair.ts';
import { eventually } from '../../support/until.ts';

/** The next error that a server logs. */
const nextError = ({ child }: ServerProcess): Promise<void> =>
  new Promise((resolve) => {
    const listen = (text: string) => {
      if (!text.includes('"level":50')) return;
      child.stdout?.off('data', listen);
      resolve();
    };
    child.stdout?.on('data', listen);
  });

describe('nodes', () => {
  let redis: RedisServer;
  let nodes: ServerProcess[] = [];
  const launch = () => launchServer({ REDIS_URL: redis.url, CALL_ADDRESS_PEOPLE: '1000' });

  before(async () => {
    redis = await RedisServer.start();
    nodes = [await launch(), await launch()];
  });
  after(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await redis.stop();
  });

  it('see to a connection that was lost while Redis was away, as soon as it is back', async () => {
    const [node] = nodes;
    const pair = await new TalkingPair(node!.url, 'cut').talk();
    const told = nextError(node!);
    await redis.halt();
    await told;
    const failed = nextError(node!);
    pair.callee.vanish();
    await failed;
    await redis.launch();
    // Whoever is left is alone in the call, which so is over.
    await eventually(async () => (await standing(node!)).rooms === 0);
    pair.caller.vanish();
  });

  it('have their pages come back where they stood still, and others took them to be dead', async () => {
    const [one, other] = nodes;
    const pair = new TalkingPair(one!.url, 'slow', other!.url);
    await pair.talk();
    await eventually(() => pair.isWhole);
    const seen = () => Object.values(pair.callee.doc?.members ?? {});
    one!.child.kill('SIGSTOP');
    await eventually(() => seen().some(({ connected }) => !connected));
    one!.child.kill('SIGCONT');
    await eventually(() => pair.isWhole && pair.caller.joins > 1);
    pair.assertNotLost();
    assert.equal((await standing(other!)).members, 2);
    for (const person of pair.both) person.vanish();
  });
});
