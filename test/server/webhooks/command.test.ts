import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { webhooks } from '../../../server/commands/webhooks.ts';
import { ConfigError } from '../../../server/config-error.ts';
import { sqlStores } from '../../../server/sql/sql-stores.ts';
import { newFolder, openAt } from '../../support/databases.ts';

describe('the command for webhooks', () => {
  const { folder, remove } = newFolder();
  const env = { DATABASE_URL: join(folder, 'calls.db') };
  const run = async (...words: string[]) => {
    let said = '';
    await webhooks({ words, env, print: (text) => (said += text) });
    return said;
  };
  const delivery = (id: string) => ({
    ...{ id, url: 'https://site.example/hook?key=secret', call: 'call-1', type: 'call.ended' },
    ...{ place: Date.UTC(2026, 0, 1) * 1_000, body: '{}', tries: 0 },
  });

  before(async () => {
    const database = await openAt(env.DATABASE_URL);
    const { deliveries } = sqlStores(database);
    for (const id of ['msg_1', 'msg_2', 'msg_3']) await deliveries.add(delivery(id));
    for (const id of ['msg_2', 'msg_3']) await deliveries.bury(delivery(id), 'answered 500');
    await database.close();
  });
  after(remove);

  it('lists what waits, and what was given up, without what is secret in an address', async () => {
    const line = '2026-01-01T00:00:00.000Z  msg_1  call.ended  call-1  site.example  tries 0\n';
    assert.equal(await run(), line);
    const dead = await run('--dead');
    assert.match(dead, /^\S+ {2}msg_2 .* tries 1 {2}answered 500\n\S+ {2}msg_3 /);
    assert.doesNotMatch(dead, /secret/);
  });

  it('has what was given up tried again, one or all', async () => {
    await assert.rejects(run('--retry', 'msg_1'), ConfigError);
    assert.equal(await run('--retry', 'msg_2'), '1 tried again.\n');
    assert.equal(await run('--retry', 'all'), '1 tried again.\n');
    assert.equal(await run('--dead'), 'None was given up.\n');
    const waiting = await run();
    assert.match(waiting, /msg_1[\s\S]+msg_2[\s\S]+msg_3/);
    assert.doesNotMatch(waiting, /answered 500/);
  });

  it('says what it takes, and where there is nothing to list', async () => {
    await assert.rejects(run('--nonsense'), /webhooks \[--dead\]/);
    const memory = webhooks({
      words: [],
      env: { DATABASE_URL: 'memory:' },
      print: () => {},
    });
    await assert.rejects(memory, ConfigError);
  });
});
