import assert from 'node:assert/strict';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { copyAll } from '../../../server/sql/copy-all.ts';
import type { Database } from '../../../server/sql/database.ts';
import { purge } from '../../../server/sql/purge.ts';
import { SqlFiles } from '../../../server/sql/sql-files.ts';
import { sqlStores } from '../../../server/sql/sql-stores.ts';
import { SEALED_BY } from '../../../server/sql/tables.ts';
import { FileFolder } from '../../../server/storage/file-folder.ts';
import { newFolder, openAt } from '../../support/databases.ts';
import { DAY, fill } from '../../support/everything.ts';
import { sealingKey } from '../../support/sealing-keys.ts';
import { boundedContract } from './bounded.ts';
import { personContract } from './person.ts';
import { sealingContract } from './sealing.ts';
import { type Databases, withDatabase } from './with-database.ts';

const NOW = 100 * DAY;

/** What holds for all that a database keeps, whichever it is. */
export function keptContract(name: string, databases: Databases): void {
  const count = async (database: Database, table: keyof typeof SEALED_BY) =>
    (await database.db.selectFrom(table).select('body').execute()).length;

  describe(`what is kept ${name}`, () => {
    boundedContract(databases);
    personContract(databases);
    sealingContract(databases);

    it(
      'is removed when it is older than it is to be kept, and only then',
      withDatabase(databases, async (database, files, folder) => {
        for (const day of [1, 50, 99]) await fill(database, files, day * DAY);
        const going = { id: 'going', room: 'going', kind: 'room', video: false } as const;
        const { calls } = sqlStores(database);
        await calls.change('going', () => ({ ...going, began: 1, people: [] }));
        const never = { calls: undefined, messages: undefined, notices: undefined };
        const all = { ...never, quality: undefined };
        assert.equal(await purge(database, files, all, NOW), 0);
        await purge(database, files, { ...all, calls: 60 }, NOW);
        assert.deepEqual(
          (await calls.list({}, { limit: 9 })).calls.map(({ began }) => began),
          [99 * DAY, 50 * DAY, 1],
        );
        assert.equal(await count(database, 'deliveries'), 4);
        assert.equal(await count(database, 'messages'), 6);
        await purge(database, files, { ...all, messages: 60 }, NOW);
        assert.equal(await count(database, 'messages'), 4);
        assert.equal(readdirSync(folder).length, 2);
        await purge(database, files, { calls: 10, messages: 10, notices: 10, quality: 10 }, NOW);
        for (const table of ['messages', 'notices'] as const)
          assert.equal(await count(database, table), 2, table);
        for (const table of ['missed', 'reports', 'files'] as const)
          assert.equal(await count(database, table), 1, table);
        assert.equal(readdirSync(folder).length, 1);
      }),
    );

    it(
      'is removed in parts where it is much',
      withDatabase(databases, async (database, files) => {
        const { reports } = sqlStores(database);
        const levels = { good: 1, fair: 0, poor: 0 };
        for (let index = 0; index < 1_001; index += 1)
          await reports.put({
            ...{ room: 'tea', instance: `page-${index}`, seconds: 1, members: [], at: 1, levels },
            by: { member: 'm', user: 'ann' },
          });
        const days = { calls: 1, messages: 1, notices: 1, quality: 1 };
        assert.equal(await purge(database, files, days, NOW), 1_001);
      }),
    );

    it(
      'can be copied into another database, sealed as it is, and again',
      withDatabase(databases, async (_database, files, _folder, again) => {
        const from = await again([sealingKey('a')]);
        await fill(from, files, DAY);
        const { folder, remove } = newFolder();
        const to = await openAt(join(folder, 'calls.db'), [sealingKey('a')]);
        const count = await copyAll(from, to);
        assert.equal(await copyAll(from, to), count);
        const tables = [...Object.keys(SEALED_BY), 'call_people', 'blocks'] as const;
        for (const table of tables) {
          const rows = async ({ db }: Database) =>
            (
              await db
                .selectFrom(table as 'calls')
                .selectAll()
                .execute()
            ).map((row) => Object.entries(row).sort());
          assert.deepEqual((await rows(to)).sort(), (await rows(from)).sort(), table);
        }
        await to.close();
        remove();
      }),
    );

    it(
      'has no files of which nothing is known, once a day has passed',
      withDatabase(databases, async (database, files, folder) => {
        await fill(database, files, DAY);
        for (const name of ['left.shared', 'new.shared', 'other.txt'])
          writeFileSync(join(folder, name), 'x');
        utimesSync(join(folder, 'left.shared'), 1, 1);
        await files.sweep();
        assert.deepEqual(readdirSync(folder).sort(), [
          ...[`file-${DAY}.shared`, 'new.shared', 'other.txt'],
        ]);
        assert.equal((await files.get(`file-${DAY}`))?.bytes.length, 3);
      }),
    );

    it(
      'leaves a folder alone in which nothing is known: that is another database’s',
      withDatabase(databases, async (_database, files, folder) => {
        writeFileSync(join(folder, 'anothers.shared'), 'x');
        utimesSync(join(folder, 'anothers.shared'), 1, 1);
        await files.sweep();
        assert.deepEqual(readdirSync(folder), ['anothers.shared']);
      }),
    );

    it(
      'has no events for long that wait for an address that is set no more, and those that are tried',
      withDatabase(databases, async (database, files) => {
        const { deliveries } = sqlStores(database);
        const event = { url: 'https://site.example', type: 'call.ended', body: '{}', tries: 0 };
        for (const id of ['waits', 'tried'])
          await deliveries.add({ ...event, id, call: id, place: DAY * 1_000 });
        await deliveries.postpone({ id: 'tried', url: event.url }, NOW);
        await deliveries.add({ ...event, id: 'new', call: 'new', place: NOW * 1_000 });
        const days = { calls: 10, messages: 10, notices: 10, quality: 10 };
        assert.equal(await purge(database, files, days, NOW), 1);
        const left = (await deliveries.waiting(9)).map(({ id }) => id);
        assert.deepEqual(left, ['tried', 'new']);
      }),
    );

    it(
      'has the newest files where there are too many',
      withDatabase(databases, async (database, _files, folder) => {
        const files = new SqlFiles(database, await FileFolder.open(folder), 7, 7);
        for (const day of [1, 2, 3]) await fill(database, files, day * DAY);
        assert.deepEqual(readdirSync(folder).sort(), [
          ...[`file-${2 * DAY}.shared`, `file-${3 * DAY}.shared`],
        ]);
        assert.equal(await files.get(`file-${DAY}`), undefined);
        await files.forget('tea');
        assert.deepEqual(readdirSync(folder), []);
      }),
    );
  });
}
