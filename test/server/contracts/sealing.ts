import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rotateKeys } from '../../../server/sql/rotate-keys.ts';
import { sqlStores } from '../../../server/sql/sql-stores.ts';
import { SEALED_BY } from '../../../server/sql/tables.ts';
import { DAY, fill } from '../../support/everything.ts';
import { sealingKey } from '../../support/sealing-keys.ts';
import { type Databases, withDatabase } from './with-database.ts';

/** What holds for keys by which all is sealed. */
export function sealingContract(databases: Databases): void {
  it(
    'can be sealed later, and by other keys after that, while somebody writes',
    withDatabase(databases, async (database, files, _folder, again) => {
      for (const day of [1, 2, 3]) await fill(database, files, day * DAY);
      const bodies = async () => {
        const all: string[] = [];
        for (const table of Object.keys(SEALED_BY) as (keyof typeof SEALED_BY)[])
          for (const { body } of await database.db.selectFrom(table).select('body').execute())
            all.push(body);
        return all;
      };
      const [a, b] = [sealingKey('a'), sealingKey('b')];
      const first = await again([a]);
      // What was kept in the open is read all the same.
      assert.equal((await sqlStores(first).chatLog.page('tea', { limit: 9 })).log.length, 6);
      const plain = (await bodies()).length;
      assert.equal(await rotateKeys(first, 'a'), plain);
      assert.equal(await rotateKeys(first, 'a'), 0);
      assert.ok((await bodies()).every((body) => body.startsWith('sealed:a:')));
      assert.doesNotMatch((await bodies()).join(), /words/);
      const second = await again([b, a]);
      // Another node, which still seals with the old one.
      const { chatLog } = sqlStores(await again([a, b]));
      await Promise.all([
        rotateKeys(second, 'b'),
        chatLog.change('tea', `${DAY}-2/bob`, (old) => ({ ...old, text: 'meanwhile' })),
      ]);
      await rotateKeys(second, 'b');
      assert.ok((await bodies()).every((body) => body.startsWith('sealed:b:')));
      const last = await again([b]);
      const { log } = await sqlStores(last).chatLog.page('tea', { limit: 9 });
      assert.equal(log.filter(({ text }) => text === 'meanwhile').length, 1);
      await assert.rejects(again([a]), /does not name the key "b"/);
      await assert.rejects(again([]), /does not name the key "b"/);
      await assert.rejects(again([{ ...a, id: 'b' }]), /"b" is not the key that it was/);
    }),
  );
}
