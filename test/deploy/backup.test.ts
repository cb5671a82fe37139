import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { connect } from '../support/bare-client.ts';
import { launchServer, type ServerProcess } from '../support/server-process.ts';

it('a copy of the data file that is made while people talk is whole', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'call-elements-backup-'));
  const servers: ServerProcess[] = [];
  t.after(async () => {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'data', 'call-elements.db');
  const copy = join(folder, 'copy.db');
  const server = await launchServer({ DATABASE_URL: file });
  servers.push(server);
  const ann = await connect(server.url, { user: 'ann' });
  await ann.join('tea');
  await ann.ask('chat:send', { room: 'tea', id: 'message-1', text: 'in the copy' });

  const database = new DatabaseSync(file);
  database.prepare('vacuum into ?').run(copy);
  database.close();
  await ann.ask('chat:send', { room: 'tea', id: 'message-2', text: 'after it' });

  const other = await launchServer({ DATABASE_URL: copy });
  servers.push(other);
  const ben = await connect(other.url, { user: 'ben' });
  const { log } = await ben.join('tea');
  assert.deepEqual(
    log.map(({ text }) => text),
    ['in the copy'],
  );
  for (const person of [ann, ben]) person.close();
});
