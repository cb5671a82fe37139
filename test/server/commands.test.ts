import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { connect } from '../support/bare-client.ts';
import { newFolder } from '../support/databases.ts';
import { settingOf } from '../support/sealing-keys.ts';
import { failedStart, launchServer, output, runCommand } from '../support/server-process.ts';

const WORDS = 'nobody but those in the room may read this';

describe('a command for what is kept', () => {
  const { folder, remove } = newFolder();
  const DATABASE_URL = join(folder, 'calls.db');
  const on = (...ids: string[]) => ({ DATABASE_URL, CALL_ENCRYPTION_KEYS: settingOf(...ids) });
  const bytes = () =>
    readdirSync(folder)
      .filter((name) => name.startsWith('calls.db'))
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join();

  /** Has Alice say something on a server with these keys. */
  async function say(...ids: string[]): Promise<void> {
    const server = await launchServer(on(...ids));
    const alice = await connect(server.url, { user: 'alice' });
    await alice.join('tea');
    await alice.ask('chat:send', { room: 'tea', id: `message-${ids.join('-')}`, text: WORDS });
    alice.close();
    assert.equal(await server.stop(), 0);
  }

  before(() => say('a'));
  after(remove);

  it('makes a key that the server takes', async () => {
    const [, CALL_ENCRYPTION_KEYS = ''] = (await output('new-key')).trim().split(/=(.*)/);
    const settings = { DATABASE_URL: join(folder, 'other.db'), CALL_ENCRYPTION_KEYS };
    const server = await launchServer(settings);
    assert.equal(await server.stop(), 0);
  });

  it('seals it anew, after which the old key is needed no more', async () => {
    assert.ok(!bytes().includes(WORDS));
    const { stderr } = await failedStart({ PORT: '0', ...on('b') });
    assert.match(stderr, /^CALL_ENCRYPTION_KEYS does not name the key "a"[^\n]+\n$/);
    await say('b', 'a');
    const { code, stdout } = await runCommand(['rotate-keys'], on('b', 'a'));
    assert.equal(code, 0);
    assert.match(stdout, /^Sealed with "b": [1-9]\d*\./);
    await say('b');
    const { stderr: without } = await runCommand(['rotate-keys'], { DATABASE_URL });
    assert.match(without, /^CALL_ENCRYPTION_KEYS /);
  });

  it('copies it into another database', async () => {
    const to = join(folder, 'copy.db');
    const { stdout } = await runCommand(['copy', '--to', to], on('b'));
    assert.match(stdout, /^Copied: [1-9]\d* rows\.\n$/);
    const there = { ...on('b'), DATABASE_URL: to };
    const [one, other] = await Promise.all(
      [on('b'), there].map((where) => runCommand(['export', '--user', 'alice'], where)),
    );
    assert.equal(one?.stdout, other?.stdout);
  });

  it('prints all that is kept of a person, and removes it', async () => {
    const { stdout } = await runCommand(['export', '--user', 'alice'], on('b'));
    const things = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const texts = things.flatMap(({ message }) => message?.text || []);
    assert.deepEqual(texts, [WORDS, WORDS, WORDS]);
    assert.equal(things.filter(({ kind }) => kind === 'call').length, 3);
    const erased = await runCommand(['erase', '--user', 'alice'], on('b'));
    assert.match(erased.stdout, /^Removed: \d+ messages, .*\nKept without the person: 3 calls, /);
    const again = await runCommand(['export', '--user', 'alice'], on('b'));
    assert.deepEqual([again.code, again.stdout], [0, '']);
  });

  it('that cannot be done says why, in one line', async () => {
    const wrong: [string[], Record<string, string>, RegExp][] = [
      [['erase'], on('b'), /^--user is missing/],
      [['export', '--user', 'a b'], on('b'), /^--user is missing or not right/],
      [['export', '--who', 'me'], on('b'), /^Unknown option '--who'/],
      [['export', '--user', 'alice'], {}, /^DATABASE_URL is memory:/],
      [['export', '--user', 'alice'], on('c'), /^CALL_ENCRYPTION_KEYS /],
      [['copy', '--to', 'memory:'], on('b'), /^--to is missing or not right/],
      [['destroy'], {}, /^destroy: no such command/],
      [['toString'], {}, /^toString: no such command/],
    ];
    for (const [words, settings, why] of wrong) {
      const { code, stdout, stderr } = await runCommand(words, settings);
      assert.deepEqual([code, stdout], [1, ''], words.join(' '));
      assert.match(stderr, why);
      assert.match(stderr, /^[^\n]+\n$/);
    }
  });
});
