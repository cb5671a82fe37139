import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { CallInProgress } from '../../support/call-in-progress.ts';
import { exchange, saidIn } from '../../support/fuzz/bare-wire.ts';
import { drawnFrames, drawnHello, type Frame } from '../../support/fuzz/drawn-frames.ts';
import { wrongWithForm } from '../../support/fuzz/reply-rules.ts';
import { runOf } from '../../support/fuzz/run-of.ts';
import { type WatchedServer, watchedServer } from '../../support/fuzz/watched-server.ts';

/** All that somebody hears who says nothing that leads anywhere. */
const HEARD = ['session:opened', 'command:refused', 'presence:changed'];

/** Connections at a time. */
const AT_ONCE = { minLength: 20, maxLength: 20 };

type Talk = [(user: string) => readonly Frame[], readonly Frame[]];

describe('while two people talk, packets of all kinds over bare connections', () => {
  const run = runOf(0.1);
  let server: WatchedServer;
  let call: CallInProgress;
  before(async () => {
    server = await watchedServer({});
    call = await CallInProgress.begin(server.url);
  });
  after(async () => {
    await call.assertUndisturbed().finally(() => {
      call.end();
      return server.stop();
    });
  });

  it(`end their own connection at the most (seed ${run.seed})`, async (t) => {
    let sent = 0;
    let replies = 0;
    const talk = async ([hello, frames]: Talk): Promise<void> => {
      sent += frames.length;
      const said = saidIn(await exchange(server.url, hello(`mallory-${sent}`), frames));
      replies += said.replies.length;
      for (const reply of said.replies) assert.equal(wrongWithForm(reply), undefined);
      for (const { event } of said.events) assert.ok(HEARD.includes(event), event);
    };
    const talks = fc.array(fc.tuple(drawnHello, drawnFrames), AT_ONCE);
    const all = fc.asyncProperty(talks, async (drawn: readonly Talk[]) => {
      await Promise.all(drawn.map(talk));
      assert.deepEqual(server.faults, []);
    });
    for (let seed = run.seed; sent < run.messages; seed += 1)
      await fc.assert(all, { seed, numRuns: 10, endOnFailure: true });
    t.diagnostic(`${sent} packets, ${replies} replies`);
    assert.ok(replies > sent / 20);
  });
});
