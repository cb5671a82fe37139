import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launchServer, type ServerProcess } from '../../support/server-process.ts';
import { standing } from '../../support/standing.ts';
import { SteadyPerson } from '../../support/steady-person.ts';
import { manyPairs, TalkingPair } from '../../support/talking-pair.ts';
import { eventually } from '../../support/until.ts';

const PAIRS = 50;

describe('one node with SQLite, killed with fifty pairs in calls and started again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'call-elements-killed-'));
  let server: ServerProcess;
  let pairs: TalkingPair[];

  const launch = (port = '0') =>
    launchServer({
      ...{ PORT: port, DATABASE_URL: join(folder, 'calls.db') },
      ...{ CALL_GRACE: '5', CALL_ADDRESS_PEOPLE: '1000' },
    });
  const person = async (name: string) => new SteadyPerson(server.url, name).there();

  before(async () => {
    server = await launch();
    pairs = await manyPairs(server.url, PAIRS);
  });
  after(async () => {
    for (const { both } of pairs ?? []) for (const one of both) one.vanish();
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  it('loses nobody, has no ghosts, and ends what rang', async () => {
    const doomed = await new TalkingPair(server.url, 'doomed').talk();
    const [rung, ringing] = [await person('rung'), await person('ringing')];
    const invite = await ringing.ring(rung.user, 25);
    const chatting = Promise.all(pairs.map((pair) => pair.chat(20)));

    server.child.kill('SIGKILL');
    for (const one of doomed.both) one.vanish();
    server = await launch(new URL(server.url).port);

    await chatting;
    await eventually(() => pairs.every(({ isWhole }) => isWhole));
    for (const pair of pairs) pair.assertNotLost();
    // Whoever is not back in time is not rung any more; both hear the same of it.
    const ending = await ringing.ended(invite.id);
    assert.ok(['expired', 'offline'].includes(ending), ending);
    assert.equal(await rung.ended(invite.id), ending);
    for (const one of [rung, ringing]) one.vanish();
    await eventually(async () => {
      const { rooms, members } = await standing(server);
      return rooms === PAIRS && members === 2 * PAIRS;
    });
  });

  it('has lost and doubled no message', async () => {
    for (const { caller, said } of pairs) assert.deepEqual(await caller.log(), said);
  });
});
