import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { type BareClient, connect } from '../../support/bare-client.ts';
import { exchange } from '../../support/fuzz/bare-wire.ts';
import { drawnFrames, drawnHello } from '../../support/fuzz/drawn-frames.ts';
import { mostlyFine, mostlyJunk } from '../../support/fuzz/drawn-message.ts';
import { KnownIds } from '../../support/fuzz/known-ids.ts';
import { learnFromEvent, learnFromReply } from '../../support/fuzz/learn.ts';
import { wrongWithForm } from '../../support/fuzz/reply-rules.ts';
import { runOf } from '../../support/fuzz/run-of.ts';
import { launchServer } from '../../support/server-process.ts';

const PEOPLE = 10;
const AT_ONCE = 100;

const run = runOf(0.05);

it(`the program goes on under all of it, with the limits that it has for people (seed ${run.seed})`, async (t) => {
  const server = await launchServer({ DATABASE_URL: 'memory:' });
  t.after(() => server.stop());
  let said = '';
  for (const stream of [server.child.stdout, server.child.stderr])
    stream?.on('data', (text: string) => (said += text));
  const known = new KnownIds();
  let count = 0;

  /** New people, who have sent nothing yet. */
  async function appear(): Promise<readonly BareClient[]> {
    count += 1;
    const users = Array.from({ length: PEOPLE }, (_, index) => `p${count}-${index}`);
    return Promise.all(
      users.map(async (user) => {
        const client = await connect(server.url, { user });
        client.socket.onAny((event, detail) => learnFromEvent(known, user, event, detail));
        known.add('user', user);
        return client;
      }),
    );
  }

  const messages = fc.array(fc.oneof(mostlyFine, mostlyJunk), {
    ...{ minLength: AT_ONCE, maxLength: AT_ONCE },
  });
  const turn = fc.asyncProperty(messages, drawnHello, drawnFrames, async (drawn, hello, frames) => {
    const people = await appear();
    const replies = drawn.map(async ({ who, command, said: args }) => {
      const client = people[who % PEOPLE]!;
      const from = { user: `p${count}-${who % PEOPLE}`, room: `room ${count}` };
      const reply = await client.send(command, ...args.map((one) => known.resolve(one, from)));
      learnFromReply(known, from.user, reply);
      return wrongWithForm(reply);
    });
    await exchange(server.url, hello('mallory'), frames);
    assert.deepEqual((await Promise.all(replies)).filter(Boolean), []);
    for (const client of people) client.close();
  });
  const numRuns = Math.ceil(run.messages / AT_ONCE);
  await fc.assert(turn, { seed: run.seed, numRuns, endOnFailure: true });
  assert.equal(server.child.exitCode, null);
  assert.equal(await server.stop(), 0);
  assert.doesNotMatch(said, /unexpected|unhandled|Error/);
});
