import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CompiledQuery } from 'kysely';
import { pino } from 'pino';
import type { CallRecord } from '../../server/calls/calls.ts';
import type { Database } from '../../server/sql/database.ts';
import { sqlStores } from '../../server/sql/sql-stores.ts';
import type { Running } from '../../server/start.ts';
import { connect, newInstance } from '../support/bare-client.ts';
import { newFolder, openAt } from '../support/databases.ts';
import { startPostgres } from '../support/postgres.ts';
import { call } from '../support/rules.ts';
import { runServer } from '../support/running-server.ts';
import { eventually } from '../support/until.ts';

const slots = { microphone: true, camera: false };
const WORDS = 'nobody may read this in a log';

/** A database that can be made to fail for a while. */
interface Faulty {
  readonly address: string;
  /** Whether only writing fails. */
  readonly canBeRead: boolean;
  fail(): Promise<void>;
  mend(): Promise<void>;
  remove(): Promise<void>;
}

/** What a person waits for is refused, and all else is kept in the end: for any database. */
function outage(name: string, open: () => Promise<Faulty>) {
  describe(`while ${name} fails`, () => {
    let faulty: Faulty;
    let server: Running;
    let logged = '';

    before(async () => {
      faulty = await open();
      const write = (line: string) => {
        logged += line;
      };
      const log = pino({}, { write });
      server = await runServer({ DATABASE_URL: faulty.address }, { log });
    });
    after(async () => {
      await server.stop();
      await faulty.remove();
    });

    it('people call each other, and are told what could not be kept', async () => {
      const alice = await connect(server.url, { user: 'alice' });
      const bob = await connect(server.url, { user: 'bob' });
      await alice.join('tea');
      const said = { room: 'tea', id: 'message-before', text: WORDS };
      await alice.ask('chat:send', said);
      await alice.ask('room:leave', { room: 'tea' });
      const dave = await connect(server.url, { user: 'dave' });
      await dave.join('coffee');
      await faulty.fail();

      const { invite } = await alice.ask('invite:send', call(['bob', 'nobody'], { video: true }));
      await bob.ask('invite:accept', { invite: invite.id, instance: newInstance(), slots });
      const refused = { room: invite.room, id: 'message-during', text: WORDS };
      const reply = await alice.send('chat:send', refused);
      assert.equal(!reply.ok && reply.error.code, 'internal');
      // Somebody comes while nothing can be found: to where others are, but not to where nobody knows who may.
      const carol = await connect(server.url, { user: 'carol' });
      await carol.join('coffee');
      assert.equal((await carol.send('room:join', into('milk'))).ok, faulty.canBeRead);
      await bob.ask('room:leave', { room: invite.room });
      await faulty.mend();

      const database = await openAt(faulty.address);
      const { calls, missed } = sqlStores(database);
      const isThere = async (fits: (record: CallRecord) => boolean) => {
        const record = await calls.get(invite.room);
        return record && fits(record);
      };
      await eventually(() => isThere(({ ended }) => ended !== undefined));
      const kept = await calls.get(invite.room);
      assert.deepEqual([kept?.video, kept?.reason], [true, 'hung-up']);
      assert.ok((kept?.began ?? 0) <= (kept?.answered ?? 0));
      await eventually(async () => (await missed.of('nobody')).length === 1);
      await eventually(async () => (await alice.send('room:join', into('tea'))).ok);
      assert.equal((await alice.send('chat:send', { ...refused, room: 'tea' })).ok, true);
      await database.close();
      for (const client of [alice, bob, carol, dave]) client.close();
    });

    it('the log and the counters say what it was about, and nothing of it', async () => {
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      assert.match(metrics, /^call_store_failures_total\{store="calls"\} [1-9]/m);
      assert.match(metrics, /^call_store_failures_total\{store="chatLog"\} [1-9]/m);
      assert.doesNotMatch(metrics, /^call_store_lost_total\{/m);
      assert.match(logged, /could not be kept, and is tried again/);
      assert.match(logged, /StoreError: calls: /);
      for (const word of [WORDS, 'alice', 'bob', 'nobody']) assert.ok(!logged.includes(word), word);
    });
  });
}

const into = (room: string) => ({ room, instance: newInstance(), slots });

outage('SQLite', async () => {
  const { folder, remove } = newFolder();
  const address = join(folder, 'calls.db');
  let database: Database | undefined;
  const all = async (change: (table: string, event: string) => string) => {
    database ??= await openAt(address);
    for (const table of ['messages', 'calls', 'missed', 'notices'])
      for (const event of ['insert', 'update', 'delete'])
        await database.db.executeQuery(CompiledQuery.raw(change(table, event)));
  };
  return {
    address,
    canBeRead: true,
    fail: () =>
      all(
        (table, event) =>
          `create trigger broken_${table}_${event} before ${event} on ${table} begin select raise(abort, 'the disk is full'); end`,
      ),
    mend: () => all((table, event) => `drop trigger broken_${table}_${event}`),
    async remove() {
      await database?.close();
      remove();
    },
  };
});

const postgres = await startPostgres();
if (postgres)
  outage('PostgreSQL', async () => ({
    address: await postgres.create(),
    canBeRead: false,
    fail: () => postgres.stop(),
    mend: () => postgres.start(),
    remove: () => postgres.remove(),
  }));
else it('PostgreSQL is not on this machine', (t) => t.diagnostic('its outage was not tried'));
