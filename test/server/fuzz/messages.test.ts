import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { commands } from '../../../src/protocol/commands.ts';
import { mostlyFine } from '../../support/fuzz/drawn-message.ts';
import { play } from '../../support/fuzz/play.ts';
import { runOf } from '../../support/fuzz/run-of.ts';
import type { Tally } from '../../support/fuzz/tally.ts';
import { watchedServer } from '../../support/fuzz/watched-server.ts';
import { RedisServer } from '../../support/redis.ts';

const POSITIONS = ['in a call', 'member', 'waiting', 'outsider'];
interface Place {
  readonly settings: Record<string, string>;
  readonly close?: () => Promise<void>;
}

/** Servers of each kind, with their share of the messages. */
const SERVERS: Record<string, { readonly share: number; readonly open: () => Promise<Place> }> = {
  'that is open': { share: 0.35, open: async () => ({ settings: {} }) },
  'with tokens and a file of data': {
    share: 0.3,
    async open() {
      const folder = mkdtempSync(join(tmpdir(), 'call-elements-fuzz-'));
      return {
        settings: { CALL_SECRET: 'x'.repeat(32), DATABASE_URL: join(folder, 'data.db') },
        close: async () => rmSync(folder, { recursive: true }),
      };
    },
  },
  'that shares what goes on by Redis': {
    share: 0.1,
    async open() {
      const redis = await RedisServer.start();
      return { settings: { REDIS_URL: redis.url }, close: () => redis.stop() };
    },
  },
};
/** Everything is over soon, so that endings are seen as well. */
const QUICK = { CALL_RING_SECONDS: '5', CALL_GRACE: '1' };
/** What is done on no server without keys for Web Push. */
const IMPOSSIBLE = /^push:/;

describe('messages as the schemas have them, from everybody and everywhere', () => {
  const tallies: Tally[] = [];

  for (const [kind, { share, open }] of Object.entries(SERVERS)) {
    const run = runOf(share);

    it(`are all answered, and reach nobody else on a server ${kind} (seed ${run.seed})`, async (t) => {
      const { settings, close } = await open();
      const server = await watchedServer({ ...QUICK, ...settings });
      t.after(async () => {
        await server.stop();
        await close?.();
      });
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
