import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SignJWT, UnsecuredJWT } from 'jose';
import type { Running } from '../../server/start.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { connect, refusal } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';

describe('the handshake of an open server', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  const opened = async (auth: object) => {
    const client = await connect(server.url, auth);
    client.close();
    return client.heard[0]!.detail as { user: string; name: string; open: boolean };
  };

  it('believes whoever says a name', async () => {
    const { user, name, open } = await opened({ user: 'alice', name: 'Alice' });
    assert.deepEqual([user, name, open], ['alice', 'Alice', true]);
  });

  it('cuts long names between characters and tidies them up', async () => {
    assert.equal((await opened({ user: 'a', name: 'x'.repeat(200) })).name.length, LIMITS.name);
    const family = '👨‍👩‍👧';
    const { name } = await opened({ user: 'a', name: family.repeat(50) });
    assert.ok(name.length <= LIMITS.name);
    assert.equal(name.replaceAll(family, ''), '');
    assert.equal((await opened({ user: 'a', name: ' A\n\tB\u2028C ' })).name, 'A B C');
    assert.equal((await opened({ user: 'a', name: 'A\u202EB\u200F' })).name, 'AB');
  });

  it('falls back to the id where there is no name to see', async () => {
    for (const name of ['', '   ', '\u200B\u200D', '\u0000']) {
      assert.equal((await opened({ user: 'alice', name })).name, 'alice');
    }
  });

  it('refuses ids that are none', async () => {
    const wrong = ['', ' ', 'a b', 'a\nb', 'a\u202Eb', 'x'.repeat(129), 7, null, ['a'], { a: 1 }];
    for (const user of wrong) {
      assert.equal((await refusal(server.url, { user })).code, 'invalid', JSON.stringify(user));
    }
    assert.equal((await refusal(server.url, {})).code, 'invalid');
    assert.equal((await refusal(server.url, { user: 'a', name: { toString: 1 } })).code, 'invalid');
  });

  it('lets one person have only so many connections', async () => {
    const pages = await Promise.all(
      Array.from({ length: LIMITS.sessions }, () => connect(server.url, { user: 'many' })),
    );
    assert.equal((await refusal(server.url, { user: 'many' })).code, 'rate-limited');
    for (const page of pages) page.close();
  });
});

describe('the handshake of a server with a secret', () => {
  const secret = 'a secret of at least 32 characters';
  const key = new TextEncoder().encode(secret);
  let server: Running;
  before(async () => {
    server = await runServer({ CALL_SECRET: secret });
  });
  after(() => server.stop());

  const sign = (claims: Record<string, unknown>, by = key, exp: string | number = '1h') =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(exp).sign(by);

  it('takes user and name from the token, and nothing else', async () => {
    const token = await sign({ sub: 'alice', name: 'Alice' });
    const client = await connect(server.url, { token, user: 'mallory', name: 'Mallory' });
    client.close();
    const { user, name, open } = client.heard[0]!.detail as Record<string, unknown>;
    assert.deepEqual([user, name, open], ['alice', 'Alice', false]);
  });

  it('refuses what it did not sign, and says what is wrong', async () => {
    const good = await sign({ sub: 'alice' });
    const tokens = {
      'another secret': await sign({ sub: 'alice' }, new TextEncoder().encode('z'.repeat(32))),
      expired: await sign({ sub: 'alice' }, key, 1),
      unsigned: new UnsecuredJWT({ sub: 'alice' }).encode(),
      'another algorithm': await new SignJWT({ sub: 'alice' })
        .setProtectedHeader({ alg: 'HS512' })
        .sign(new TextEncoder().encode(secret.repeat(2))),
      'changed afterwards': good.replace(/\.[^.]+\./, `.${btoa('{"sub":"bob"}')}.`),
      'no token at all': 'hello',
      empty: '',
      'too long': 'x'.repeat(10_000),
      'without a user': await sign({ name: 'Alice' }),
      'with a user that is none': await sign({ sub: 'a b' }),
      'with rooms that are none': await sign({ sub: 'alice', rooms: 'all' }),
    };
    for (const [what, token] of Object.entries(tokens)) {
      assert.equal((await refusal(server.url, { token })).code, 'unauthorized', what);
    }
    assert.match((await refusal(server.url, { token: tokens.expired })).message, /expired/);
    assert.equal((await refusal(server.url, { user: 'alice' })).code, 'unauthorized');
  });

  it('lets nobody list everyone', async () => {
    const client = await connect(server.url, { token: await sign({ sub: 'alice' }) });
    const reply = await client.send('presence:watch', { users: [], everyone: true });
    client.close();
    assert.equal(!reply.ok && reply.error.code, 'forbidden');
  });

  it('keeps people to the rooms that their token names', async () => {
    const client = await connect(server.url, { token: await sign({ sub: 'a', rooms: ['tea'] }) });
    assert.equal((await client.join('tea')).room.info.id, 'tea');
    await assert.rejects(client.join('coffee'), /forbidden/);
    client.close();
  });
});
