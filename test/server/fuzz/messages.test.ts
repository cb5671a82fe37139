import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commands } from '../../../src/protocol/commands.ts';
import { mostlyFine } from '../../support/fuzz/drawn-message.ts';
import { play } from '../../support/fuzz/play.ts';
import { runOf } from '../../support/fuzz/run-of.ts';
import type { Tally } from '../../support/fuzz/tally.ts';
import { watchedServer } from '../../support/fuzz/watched-server.ts';

const POSITIONS = ['in a call', 'member', 'waiting', 'outsider'];
const SERVERS = { open: {}, 'with tokens': { CALL_SECRET: 'x'.repeat(32) } };
/** What is done on no server without keys for Web Push. */
const IMPOSSIBLE = /^push:/;

describe('messages as the schemas have them, from everybody and everywhere', () => {
  const tallies: Tally[] = [];

  for (const [kind, settings] of Object.entries(SERVERS)) {
    const run = runOf(0.375);

    it(`are all answered, and reach nobody else on a server ${kind} (seed ${run.seed})`, async (t) => {
      const quick = { CALL_RING_SECONDS: '5', CALL_GRACE: '1' };
      const server = await watchedServer({ ...quick, ...settings });
      t.after(() => server.stop());
      const tally = await play(server, mostlyFine, run);
      tallies.push(tally);
      for (const line of tally.lines) t.diagnostic(line);
      for (const position of POSITIONS)
        assert.ok(tally.of('sent by', position) > run.messages / 20, position);
      assert.ok(tally.of('answers', 'done') > run.messages / 5);
    });
  }

  it('have each been done by somebody who may', () => {
    const possible = Object.keys(commands).filter((name) => !IMPOSSIBLE.test(name));
    const never = possible.filter((name) => tallies.every((tally) => !tally.of('done', name)));
    if (runOf(1).isWhole) assert.deepEqual(never, []);
  });
});
