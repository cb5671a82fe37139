import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { CallRecord } from '../../server/calls/calls.ts';
import type { Database } from '../../server/sql/database.ts';
import { sqlStores } from '../../server/sql/sql-stores.ts';
import type { Running } from '../../server/start.ts';
import type { Stores } from '../../server/storage/stores.ts';
import { type BareClient, connect, newInstance } from '../support/bare-client.ts';
import { newFolder, openAt } from '../support/databases.ts';
import { call } from '../support/rules.ts';
import { runServer } from '../support/running-server.ts';
import { launchServer } from '../support/server-process.ts';
import { eventually } from '../support/until.ts';

const slots = { microphone: true, camera: false };

describe('the history of a server that was killed', () => {
  it('goes on with the call to which people come back', async () => {
    const { folder, remove } = newFolder();
    const DATABASE_URL = join(folder, 'calls.db');
    const first = await launchServer({ DATABASE_URL });
    const alice = await connect(first.url, { user: 'alice' });
    const bob = await connect(first.url, { user: 'bob' });
    const { invite, joined } = await alice.ask('invite:send', call(['bob']));
    const { id, room } = invite;
    const instance = newInstance();
    const { stay } = await bob.ask('invite:accept', { invite: id, instance, slots });
    const database = await openAt(DATABASE_URL);
    const { calls } = sqlStores(database);
    await eventually(async () => (await calls.get(room))?.answered);
    const before = await calls.get(room);
    first.child.kill('SIGKILL');
    await Promise.all([alice.gone(), bob.gone()]);

    const second = await launchServer({ DATABASE_URL });
    const again = await connect(second.url, { user: 'alice' });
    await again.join(room, { stay: joined?.stay });
    const other = await connect(second.url, { user: 'bob' });
    await other.join(room, { stay });
    await other.ask('room:leave', { room, stay });
    await eventually(async () => (await calls.get(room))?.ended);
    const after = await calls.get(room);
    assert.deepEqual(
      [after?.began, after?.answered, after?.reason],
      [before?.began, before?.answered, 'hung-up'],
    );
    assert.ok((after?.ended ?? 0) > (before?.answered ?? 0));
    for (const client of [alice, bob, again, other]) client.close();
    await second.stop();
    await database.close();
    remove();
  });
});

describe('a call that is over', () => {
  it('is not opened again by who says to have been in it, also by a server that only reads of it', async () => {
    const { folder, remove } = newFolder();
    const DATABASE_URL = join(folder, 'calls.db');
    const first = await runServer({ DATABASE_URL });
    const alice = await connect(first.url, { user: 'alice' });
    const bob = await connect(first.url, { user: 'bob' });
    const { invite } = await alice.ask('invite:send', call(['bob']));
    const { id, room } = invite;
    const over = bob.next('room:closed');
    await bob.ask('invite:accept', { invite: id, instance: newInstance(), slots });
    await alice.ask('room:leave', { room });
    await over;
    for (const client of [alice, bob]) client.close();
    await first.stop();

    const second = await runServer({ DATABASE_URL });
    const again = await connect(second.url, { user: 'alice' });
    const stay = { member: newInstance(), secret: newInstance() };
    const asked = { room, instance: newInstance(), slots, stay };
    assert.equal(await again.code('room:join', asked), 'not-found');
    // One of which nothing is known was lost, and is come back to.
    await again.join('call-that-was-lost', { stay });
    again.close();
    await second.stop();
    remove();
  });
});

describe('the history of a server', () => {
  const { folder, remove } = newFolder();
  const DATABASE_URL = join(folder, 'calls.db');
  let server: Running;
  let database: Database;
  let stores: Stores;
  const clients: BareClient[] = [];
  const person = async (user: string) => {
    const client = await connect(server.url, { user });
    clients.push(client);
    return client;
  };
  /** The newest record that fits. */
  const record = (fits: (call: CallRecord) => unknown) =>
    eventually(async () => (await stores.calls.list({}, { limit: 9 })).calls.find(fits));

  before(async () => {
    server = await runServer({ DATABASE_URL });
    database = await openAt(DATABASE_URL);
    stores = sqlStores(database);
  });
  after(async () => {
    for (const client of clients) client.close();
    await server.stop();
    await database.close();
    remove();
  });

  it('has a call that was answered and hung up', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    const { invite, joined } = await alice.ask('invite:send', call(['bob']));
    await bob.ask('invite:accept', { invite: invite.id, instance: newInstance(), slots });
    await alice.ask('room:leave', { room: invite.room, stay: joined?.stay });
    const kept = await record(({ id, ended }) => id === invite.room && ended);
    assert.equal(kept.from?.user, 'alice');
    assert.equal(kept.reason, 'hung-up');
    assert.deepEqual(
      kept.people.map(({ user, status }) => [user, status]),
      [
        ['alice', undefined],
        ['bob', 'accepted'],
      ],
    );
    assert.ok(kept.began <= kept.answered! && kept.answered! <= kept.ended!);
  });

  it('has a call that nobody could be reached for, and one that was declined', async () => {
    const [carol, dave] = [await person('carol'), await person('dave')];
    const { invite: away } = await carol.ask('invite:send', call(['nobody']));
    assert.equal((await record(({ id }) => id === away.room)).reason, 'offline');
    const { invite } = await carol.ask('invite:send', call(['dave']));
    await dave.ask('invite:decline', { invite: invite.id });
    const kept = await record(({ id, ended }) => id === invite.room && ended);
    assert.deepEqual([kept.reason, kept.answered], ['declined', undefined]);
    await eventually(
      async () => (await stores.calls.get(kept.id))?.people[1]?.status === 'declined',
    );
  });

  it('has each meeting in a room that is met by its name', async () => {
    const erin = await person('erin');
    for (const _meeting of [1, 2]) {
      const { stay } = await erin.join('tea');
      await erin.ask('room:leave', { room: 'tea', stay });
    }
    const meetings = () => stores.calls.list({ room: 'tea', active: false }, { limit: 9 });
    await eventually(async () => (await meetings()).calls.length === 2);
  });
});
