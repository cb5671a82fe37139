import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { it } from 'node:test';
import { erasePerson } from '../../../server/sql/erase-person.ts';
import { personData } from '../../../server/sql/person-data.ts';
import { sqlStores } from '../../../server/sql/sql-stores.ts';
import { SEALED_BY } from '../../../server/sql/tables.ts';
import { DAY, fill, named } from '../../support/everything.ts';
import { type Databases, withDatabase } from './with-database.ts';

/** What holds for what is kept of one person. */
export function personContract(databases: Databases): void {
  it(
    'can be had by the person whom it is about',
    withDatabase(databases, async (database, files) => {
      await fill(database, files, DAY);
      const kinds: string[] = [];
      for await (const thing of personData(database, 'ann'))
        kinds.push((thing as { kind: string }).kind);
      assert.deepEqual(kinds, [
        ...['call', 'message', 'message', 'missed call', 'notice', 'quality report'],
        ...['push subscription', 'block', 'room', 'file', 'webhook event'],
      ]);
      const nothing = [];
      for await (const thing of personData(database, 'nobody')) nothing.push(thing);
      assert.deepEqual(nothing, []);
    }),
  );

  it(
    'has nothing of a person any more who was erased, and all of the others',
    withDatabase(databases, async (database, files, folder) => {
      await fill(database, files, DAY);
      await fill(database, files, 2 * DAY);
      const { removed, changed } = await erasePerson(database, files, 'ann');
      assert.deepEqual(removed, {
        ...{ messages: 2, 'missed calls': 2, notices: 4, files: 2, 'quality reports': 2 },
        ...{ 'push subscriptions': 1, blocks: 2, 'webhook events': 2 },
      });
      assert.deepEqual(changed, { calls: 2, messages: 2, rooms: 1 });
      const all: unknown[] = [];
      for (const table of [...Object.keys(SEALED_BY), 'call_people', 'blocks'] as const)
        all.push(
          await database.db
            .selectFrom(table as 'calls')
            .selectAll()
            .execute(),
        );
      const text = JSON.stringify(all);
      assert.doesNotMatch(text, /(name|words) of ann/);
      assert.doesNotMatch(text, /\bann\b/);
      assert.deepEqual(readdirSync(folder), []);
      const { chatLog, calls } = sqlStores(database);
      const { log } = await chatLog.page('tea', { limit: 9 });
      assert.deepEqual(
        log.map(({ text, reactions, mentions, reply }) => [text, reactions, mentions, reply]),
        log.map(() => ['the words of bob', { '👍': [named('bob')] }, undefined, undefined]),
      );
      const { calls: kept } = await calls.list({ user: 'bob' }, { limit: 9 });
      assert.deepEqual(
        kept.map(({ people }) => people[0]?.name),
        ['', ''],
      );
      assert.notEqual(kept[0]?.people[0]?.user, kept[1]?.people[0]?.user);
      const again = await erasePerson(database, files, 'ann');
      assert.ok(
        [...Object.values(again.removed), ...Object.values(again.changed)].every((n) => n === 0),
      );
    }),
  );
}
