import assert from 'node:assert/strict';
import { it } from 'node:test';
import { mostlyJunk } from '../../support/fuzz/drawn-message.ts';
import { play } from '../../support/fuzz/play.ts';
import { runOf } from '../../support/fuzz/run-of.ts';
import { watchedServer } from '../../support/fuzz/watched-server.ts';

const run = runOf(0.1);

it(`what nobody means is refused wherever it comes from, and reaches nobody (seed ${run.seed})`, async (t) => {
  const server = await watchedServer({ CALL_RING_SECONDS: '5', CALL_GRACE: '1' });
  t.after(() => server.stop());
  const tally = await play(server, mostlyJunk, run);
  for (const line of tally.lines) t.diagnostic(line);
  assert.ok(tally.of('answers', 'invalid') > run.messages / 4);
  assert.ok(tally.of('answers', 'unknown-command') > run.messages / 20);
});
