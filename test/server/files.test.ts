import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import { type BareClient, connect } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';

const room = 'tea';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PAGE = '<!doctype html><script>alert(1)</script>';
let count = 0;
const newId = () => `message-${++count}`;

/** Everything about files, wherever the server keeps them. */
function sharing(name: string, settings: () => Record<string, string>) {
  describe(`files that people share, kept ${name}`, () => {
    let server: Running;
    let alice: BareClient;
    let bob: BareClient;

    before(async () => {
      server = await runServer({ CALL_FILE_BYTES: '5000', ...settings() });
      alice = await connect(server.url, { user: 'alice' });
      bob = await connect(server.url, { user: 'bob' });
      await alice.join(room);
      await bob.join(room);
    });
    after(async () => {
      alice.close();
      bob.close();
      await server.stop();
    });

    const at = (id: string) => `${server.url}/api/files/${id}`;
    const post = (ticket: string, body: BodyInit) => fetch(at(ticket), { method: 'POST', body });
    const ticket = async (fileName: string, size: number) =>
      (await alice.ask('chat:upload', { room, name: fileName, size })).ticket;
    const upload = async (fileName: string, body: Buffer | string) => {
      const answer = await post(await ticket(fileName, body.length), body as BodyInit);
      return (await answer.json()).file;
    };
    const refused = async (who: BareClient, command: string, payload: object) => {
      const reply = await who.send(command, payload);
      return reply.ok ? 'fine' : reply.error.code;
    };

    it('a picture is shown as one, by what is in it, and never as a page', async () => {
      const file = await upload('cat.html', PNG);
      assert.deepEqual(
        { ...file, id: '' },
        { id: '', name: 'cat.html', size: PNG.length, type: 'image/png' },
      );
      const told = bob.next('chat:changed');
      await alice.ask('chat:send', { room, id: newId(), text: '', file: file.id });
      assert.deepEqual((await told).message.file, file);
      const answer = await fetch(at(file.id), { headers: { Origin: 'https://a.example' } });
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), PNG);
      const header = (wanted: string) => answer.headers.get(wanted);
      assert.equal(header('Content-Type'), 'image/png');
      assert.equal(header('Content-Disposition'), "inline; filename*=UTF-8''cat.html");
      assert.equal(header('X-Content-Type-Options'), 'nosniff');
      assert.equal(header('Content-Security-Policy'), "default-src 'none'; sandbox");
      assert.equal(header('Cross-Origin-Resource-Policy'), 'cross-origin');
      assert.equal(header('Access-Control-Allow-Origin'), '*');
    });

    it('everything else is saved, whatever it is called', async () => {
      for (const [fileName, body] of [
        ['cat.png', PAGE],
        ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
        ['a "quoted"\u202E; name=x\r\nX: y.txt', 'text'],
      ] as const) {
        const file = await upload(fileName, body);
        const answer = await fetch(at(file.id));
        assert.equal(answer.headers.get('Content-Type'), 'application/octet-stream');
        assert.match(
          answer.headers.get('Content-Disposition') ?? '',
          /^attachment; filename\*=UTF-8''[\w%.-]+$/,
        );
        assert.equal(answer.headers.get('X'), null);
      }
    });

    it('a ticket is good for one upload, of the size that was said', async () => {
      const used = await ticket('a.txt', 4);
      assert.equal((await post(used, 'text')).status, 200);
      assert.equal((await post(used, 'text')).status, 404);
      const twice = await ticket('a.txt', 4);
      const answers = await Promise.all([post(twice, 'text'), post(twice, 'text')]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404]);
      assert.equal((await post(await ticket('a.txt', 3), 'text')).status, 413);
      assert.equal((await post(await ticket('a.txt', 4), '')).status, 400);
      assert.equal((await post(await ticket('a.txt', 4), 'x'.repeat(6_000))).status, 413);
      const endless = { method: 'POST', body: new Blob(['x'.repeat(9)]).stream(), duplex: 'half' };
      assert.equal((await fetch(at(await ticket('a.txt', 4)), endless as RequestInit)).status, 413);
      assert.equal((await post('made-up-ticket', 'text')).status, 404);
      assert.equal((await fetch(at('made-up-id'))).status, 404);
      assert.equal((await fetch(at('..%2f..%2fsecret.txt'))).status, 404);
    });

    it('only members may send them, of the size that is set, and their own', async () => {
      const stranger = await connect(server.url, { user: 'mallory' });
      const wanted = { room, name: 'a.txt', size: 4 };
      assert.equal(await refused(stranger, 'chat:upload', wanted), 'wrong-state');
      assert.equal(await refused(alice, 'chat:upload', { ...wanted, size: 5_001 }), 'too-large');
      const file = await upload('a.txt', 'text');
      const message = { room, id: newId(), text: 'mine', file: file.id };
      assert.equal(await refused(bob, 'chat:send', message), 'not-found');
      await alice.join('coffee');
      assert.equal(await refused(alice, 'chat:send', { ...message, room: 'coffee' }), 'not-found');
      assert.equal(await refused(alice, 'chat:send', { room, id: newId(), text: '' }), 'invalid');
      stranger.close();
    });

    it('whoever has left the room shares nothing in it any more', async () => {
      const carol = await connect(server.url, { user: 'carol' });
      const { stay } = await carol.join(room);
      const late = await carol.ask('chat:upload', { room, name: 'a.txt', size: 4 });
      await carol.ask('room:leave', { room, stay });
      assert.equal((await post(late.ticket, 'text')).status, 404);
      carol.close();
    });

    it('a file ends with its message', async () => {
      const file = await upload('a.txt', 'text');
      const { message } = await alice.ask('chat:send', {
        ...{ room, id: newId(), text: '', file: file.id },
      });
      assert.equal((await fetch(at(file.id))).status, 200);
      await alice.ask('chat:delete', { room, id: message.id });
      assert.equal((await fetch(at(file.id))).status, 404);
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'call-elements-files-'));
const kept = mkdtempSync(join(tmpdir(), 'call-elements-files-'));
after(() => {
  for (const one of [folder, kept]) rmSync(one, { recursive: true });
});

sharing('in memory', () => ({}));
sharing('on disk', () => ({ CALL_FILES: folder }));
sharing('beside a database', () => ({ DATABASE_URL: join(kept, 'calls.db') }));

describe('a server', () => {
  it('forgets the files of the one before, whose messages are gone', async () => {
    assert.notEqual(readdirSync(folder).length, 0);
    const server = await runServer({ CALL_FILES: folder });
    assert.equal(readdirSync(folder).length, 0);
    await server.stop();
  });

  it('has the files that were shared before it started, where messages are kept', async () => {
    const DATABASE_URL = join(kept, 'again.db');
    const first = await runServer({ DATABASE_URL });
    const alice = await connect(first.url, { user: 'alice' });
    await alice.join(room);
    const { ticket } = await alice.ask('chat:upload', { room, name: 'a.png', size: PNG.length });
    const at = (server: Running, id: string) => `${server.url}/api/files/${id}`;
    const answer = await fetch(at(first, ticket), { method: 'POST', body: PNG as BodyInit });
    const { file } = await answer.json();
    await alice.ask('chat:send', { room, id: newId(), text: '', file: file.id });
    alice.close();
    await first.stop();
    const second = await runServer({ DATABASE_URL });
    const bob = await connect(second.url, { user: 'bob' });
    const shared = (await bob.join(room)).log[0]?.file;
    assert.deepEqual(shared, file);
    const found = await fetch(at(second, file.id));
    assert.deepEqual(Buffer.from(await found.arrayBuffer()), PNG);
    bob.close();
    await second.stop();
  });

  it('takes no files where that is set', async () => {
    const server = await runServer({ CALL_FILE_BYTES: '0' });
    const alice = await connect(server.url, { user: 'alice' });
    assert.equal((await alice.join(room)).fileLimit, undefined);
    const reply = await alice.send('chat:upload', { room, name: 'a.txt', size: 1 });
    assert.equal(!reply.ok && reply.error.code, 'forbidden');
    alice.close();
    await server.stop();
  });

  it('does not start where it cannot keep them', async () => {
    const broken = runServer({ CALL_FILES: '/dev/null/files' });
    await assert.rejects(broken, /^ConfigError: CALL_FILES: cannot keep files/);
  });
});
