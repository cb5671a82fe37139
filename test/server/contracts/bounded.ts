import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SqlDeliveries } from '../../../server/sql/sql-deliveries.ts';
import { SqlFiles } from '../../../server/sql/sql-files.ts';
import { SqlQualityReports } from '../../../server/sql/sql-quality-reports.ts';
import { FileFolder } from '../../../server/storage/file-folder.ts';
import { MemoryFiles } from '../../../server/storage/memory-files.ts';
import { MemoryQualityReports } from '../../../server/storage/memory-quality-reports.ts';
import { MemoryDeliveries } from '../../../server/webhooks/memory-deliveries.ts';
import { eventually } from '../../support/until.ts';
import { type Databases, withDatabase } from './with-database.ts';

/** What of all that is kept is not more than it should be, however much comes. */
export function boundedContract(databases: Databases): void {
  it(
    'has only so many events that wait for a site, of which the oldest are given up',
    withDatabase(databases, async (database) => {
      for (const deliveries of [new SqlDeliveries(database, 2), new MemoryDeliveries(2)]) {
        for (let place = 1; place <= 4; place += 1) {
          const [id, type, body] = [`msg-${place}`, 'call.ended', '{}'];
          const url = 'https://site.example/hook';
          await deliveries.add({ id, url, call: id, place, type, body, tries: 0 });
        }
        const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
        assert.deepEqual(ids(await deliveries.waiting(9)), ['msg-3', 'msg-4']);
        const dead = await deliveries.dead(9);
        assert.deepEqual(ids(dead), ['msg-1', 'msg-2']);
        assert.equal(dead[0]?.reason, 'too many were waiting');
      }
    }),
  );

  it(
    'has only so many reports of how calls were of one person, and of one room',
    withDatabase(databases, async (database) => {
      for (const reports of [
        new SqlQualityReports(database, 2, 3),
        new MemoryQualityReports(99, 2, 3),
      ]) {
        let at = 0;
        const put = (room: string, user: string) => {
          at += 1;
          const by = { member: `${user}-${at}`, user };
          const levels = { good: 1, fair: 0, poor: 0 };
          return reports.put({
            ...{ room, by, instance: 'page', seconds: 1, members: [], levels, at },
          });
        };
        for (const user of ['ann', 'ann', 'ann', 'bob', 'eve']) await put('tea', user);
        const users = async (room: string, most?: number) =>
          (await reports.of(room, most)).map(({ by }) => by.user);
        assert.deepEqual(await users('tea'), ['ann', 'bob', 'eve']);
        assert.deepEqual(await users('tea', 2), ['bob', 'eve']);
        for (let count = 0; count < 2; count += 1) await put('coffee', 'eve');
        assert.deepEqual(await users('tea'), ['ann', 'bob']);
        assert.deepEqual(await users('coffee'), ['eve', 'eve']);
      }
    }),
  );

  it(
    'has only so much of files, of one person too, of which the oldest of whoever has most go first',
    withDatabase(databases, async (database, _files, folder) => {
      const kept = new SqlFiles(database, await FileFolder.open(folder), 10, 6);
      for (const files of [kept, new MemoryFiles(10, 6)]) {
        const names = ['a1', 'b1', 'b2', 'b3', 'c1'];
        const put = (id: string) => {
          const file = { id, name: id, size: 3, type: 'text/plain' };
          return files.put({ room: 'tea', user: id[0]!, file, bytes: new Uint8Array(3) });
        };
        const there = async () => {
          const all = await Promise.all(names.map((id) => files.about(id)));
          return all.flatMap((one) => one?.file.id ?? []);
        };
        for (const id of names.slice(0, 4)) {
          await put(id);
          // A database has them in the order of milliseconds.
          const began = Date.now();
          await eventually(() => Date.now() > began);
        }
        assert.deepEqual(await there(), ['a1', 'b2', 'b3']);
        await put('c1');
        assert.deepEqual(await there(), ['a1', 'b3', 'c1']);
      }
    }),
  );
}
