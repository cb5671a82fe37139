import assert from 'node:assert/strict';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { connect } from '../support/bare-client.ts';
import { newFolder, openAt } from '../support/databases.ts';
import { runServer } from '../support/running-server.ts';
import { failedStart, launchServer } from '../support/server-process.ts';

const said = (id: string, text: string) => ({ room: 'tea', id: `message-${id}`, text });

describe('what a server keeps', () => {
  it('is there when another one starts with the same file', async () => {
    const { folder, remove } = newFolder();
    const settings = { DATABASE_URL: join(folder, 'new', 'calls.db') };
    const first = await launchServer(settings);
    const alice = await connect(first.url, { user: 'alice' });
    await alice.join('tea');
    await alice.ask('chat:send', said('one', 'before'));
    assert.equal(await first.stop(), 0);
    const second = await launchServer(settings);
    const bob = await connect(second.url, { user: 'bob' });
    const { log } = await bob.join('tea');
    assert.deepEqual(
      log.map(({ text }) => text),
      ['before'],
    );
    for (const client of [alice, bob]) client.close();
    await second.stop();
    remove();
  });

  it('is in a folder and in files that nobody else can read', async () => {
    const { folder, remove } = newFolder();
    const file = join(folder, 'data', 'calls.db');
    const server = await runServer({ DATABASE_URL: file });
    const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);
    assert.equal(rights(join(folder, 'data')), '700');
    assert.equal(rights(file), '600');
    assert.equal(rights(`${file}-wal`), '600');
    await server.stop();
    remove();
  });

  it('can be opened by two that start at the same moment', async () => {
    const { folder, remove } = newFolder();
    const settings = { DATABASE_URL: join(folder, 'calls.db') };
    const both = await Promise.all([launchServer(settings), launchServer(settings)]);
    for (const server of both) await server.stop();
    remove();
  });
});

describe('a database that cannot be used', () => {
  const refusal = async (DATABASE_URL: string) => {
    const { code, stderr } = await failedStart({ PORT: '0', DATABASE_URL });
    assert.equal(code, 1);
    assert.match(stderr, /^DATABASE_URL[: ][^\n]+\n$/);
    return stderr;
  };

  it('stops the start with one line where its folder cannot be', async () => {
    assert.match(await refusal('/dev/null/calls.db'), /ENOTDIR|EEXIST/);
  });

  it('does so where the file is something else', async () => {
    const { folder, remove } = newFolder();
    const file = join(folder, 'calls.db');
    writeFileSync(file, 'not a database, but a text that is long enough to be taken for one');
    assert.match(await refusal(file), /not a database/);
    mkdirSync(join(folder, 'folder.db'));
    await refusal(join(folder, 'folder.db'));
    remove();
  });

  it('does so where a newer version has been there', async () => {
    const { folder, remove } = newFolder();
    const file = join(folder, 'calls.db');
    const database = await openAt(file);
    const newer = { name: '999-later', timestamp: new Date().toISOString() };
    await database.db
      .insertInto('kysely_migration' as never)
      .values(newer as never)
      .execute();
    await database.close();
    assert.match(await refusal(file), /newer version/);
    remove();
  });

  it('does so where nobody answers, and never says the password', async () => {
    const stderr = await refusal('postgres://caller:hush-hush@127.0.0.1:1/calls');
    assert.match(stderr, /127\.0\.0\.1:1 .*ECONNREFUSED/);
    assert.doesNotMatch(stderr, /hush/);
  });
});
