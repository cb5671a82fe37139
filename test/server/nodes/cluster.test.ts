import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type RunningNginx, startNginx } from '../../support/nginx.ts';
import { RedisServer } from '../../support/redis.ts';
import { launchServer, type ServerProcess } from '../../support/server-process.ts';
import { standing } from '../../support/standing.ts';
import { SteadyPerson } from '../../support/steady-person.ts';
import { manyPairs, TalkingPair } from '../../support/talking-pair.ts';
import { eventually } from '../../support/until.ts';

const PAIRS = 50;
const DOOMED = 5;

describe('two nodes behind nginx, with fifty pairs in calls', () => {
  const folder = mkdtempSync(join(tmpdir(), 'call-elements-cluster-'));
  let redis: RedisServer;
  let nodes: ServerProcess[] = [];
  let nginx: RunningNginx;
  let pairs: TalkingPair[];

  const launch = (port = '0') =>
    launchServer({
      ...{ REDIS_URL: redis.url, DATABASE_URL: join(folder, 'calls.db') },
      ...{ CALL_GRACE: '4', CALL_ADDRESS_PEOPLE: '1000', PORT: port },
    });

  before(async () => {
    redis = await RedisServer.start();
    nodes = [await launch(), await launch()];
    nginx = await startNginx({ upstreams: nodes.map(({ url }) => Number(new URL(url).port)) });
    pairs = await manyPairs(nginx.url, PAIRS);
  });
  after(async () => {
    for (const { both } of pairs ?? []) for (const one of both) one.vanish();
    await nginx?.stop();
    await Promise.all(nodes.map((node) => node.stop()));
    await redis?.stop();
    rmSync(folder, { recursive: true });
  });

  const person = async (name: string) => new SteadyPerson(nginx.url, name).there();
  const whole = () => eventually(() => pairs.every(({ isWhole }) => isWhole));
  const assertNobodyIsLost = () => {
    for (const pair of pairs) pair.assertNotLost();
  };

  it('has them on both', async () => {
    await whole();
    const all = await Promise.all(nodes.map(standing));
    const connections = all.map((one) => one.connections);
    assert.equal(connections[0]! + connections[1]!, 2 * PAIRS);
    assert.ok(connections.every((count) => count > 10));
    for (const { rooms, members } of all)
      assert.deepEqual({ rooms, members }, { rooms: PAIRS, members: 2 * PAIRS });
  });

  it('loses nobody when one is killed, and has no ghosts of those who go with it', async () => {
    const doomed = await Promise.all(
      Array.from({ length: DOOMED }, (_, index) =>
        new TalkingPair(nginx.url, `doomed${index}`).talk(),
      ),
    );
    const unanswered = await person('unanswered');
    const [absent, late, patient] = [
      await person('absent'),
      await person('late'),
      await person('patient'),
    ];
    const expiring = await unanswered.ring(absent.user, 15);
    const answered = await patient.ring(late.user, 120);
    const chatting = Promise.all(pairs.map((pair) => pair.chat(20)));

    nodes[0]?.child.kill('SIGKILL');
    for (const { both } of doomed) for (const one of both) one.vanish();

    await chatting;
    await whole();
    assertNobodyIsLost();

    // What rang goes on ringing, and ends as it would have.
    await eventually(() => absent.invites.get(expiring.id) && late.invites.get(answered.id));
    await late.accept();
    assert.equal(await patient.ended(answered.id), 'accepted');
    assert.equal(await unanswered.ended(expiring.id), 'expired');
    assert.equal(await absent.ended(expiring.id), 'expired');

    for (const one of [unanswered, absent, late, patient]) one.vanish();
    await eventually(async () => {
      const { rooms, members } = await standing(nodes[1]!);
      return rooms === PAIRS && members === 2 * PAIRS;
    });
  });

  it('takes in a new one beside the one that is left', async () => {
    const [killed] = nodes.splice(0, 1);
    nodes.push(await launch(new URL(killed?.url ?? '').port));
    const { rooms, members } = await standing(nodes[1]!);
    assert.deepEqual({ rooms, members }, { rooms: PAIRS, members: 2 * PAIRS });
  });

  for (const [what, lose] of [
    ['with what it knew', false],
    ['with nothing', true],
  ] as const) {
    it(`loses nobody when Redis comes back ${what}, while they talk and ring`, async () => {
      const [rung, ringing] = [await person('rung'), await person('ringing')];
      const invite = await ringing.ring(rung.user, 20);
      const joins = pairs.map(({ caller }) => caller.joins);
      const chatting = Promise.all(pairs.map((pair) => pair.chat(10)));

      await redis.halt();
      if (lose) redis.lose();
      await redis.launch();

      await chatting;
      await eventually(() =>
        pairs.every(({ caller }, index) => caller.joins > (joins[index] ?? 0)),
      );
      await whole();
      assertNobodyIsLost();
      const ending = await ringing.ended(invite.id);
      // A Redis that knows nothing rings again whom it is told of, and waits some seconds for them.
      assert.ok(lose ? ['expired', 'offline'].includes(ending) : ending === 'expired', ending);
      assert.equal(await rung.ended(invite.id), ending);
      for (const one of [rung, ringing]) one.vanish();
      await eventually(async () => {
        const { rooms, members } = await standing(nodes[0]!);
        return rooms === PAIRS && members === 2 * PAIRS;
      });
    });
  }

  it('has lost and doubled no message of all that', async () => {
    let count = 0;
    for (const { caller, said } of pairs) {
      assert.deepEqual(await caller.log(), said);
      count += said.length;
    }
    assert.equal(count, PAIRS * 40);
  });
});
