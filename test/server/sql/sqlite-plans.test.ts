import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { CompiledQuery } from 'kysely';
import { newFolder, openAt } from '../../support/databases.ts';

it('what is kept is found by an index, however much there is of it', async () => {
  const { folder, remove } = newFolder();
  const database = await openAt(join(folder, 'calls.db'));
  const asked: string[] = [];
  const explain = async (sql: string) => {
    const { rows } = await database.db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${sql}`),
    );
    asked.push(...rows.map(({ detail }) => detail));
  };
  await explain(
    "select id from messages where room = 'tea' and sent < 9 order by sent desc limit 9",
  );
  await explain("select max(sent) from messages where room = 'tea'");
  await explain(
    "select id from messages where author = 'a' and room = 'b' and live = 1 order by sent desc limit 1",
  );
  await explain(
    'select id from calls where (began, id) < (1, 2) order by began desc, id desc limit 9',
  );
  await explain(
    "select c.id from calls c join call_people p on p.call = c.id where p.person = 'a' order by p.began desc, p.call desc limit 9",
  );
  await explain('select id from calls where ended is null order by began desc, id desc limit 9');
  await explain("select id from notices where owner = 'a' order by place desc");
  assert.deepEqual(
    asked.filter((detail) => /^SCAN (?!.*USING (COVERING )?INDEX)|TEMP B-TREE/.test(detail)),
    [],
  );
  await database.close();
  remove();
});
