import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { generateKeyPair, SignJWT } from 'jose';
import type { Running } from '../../../server/start.ts';
import { ask } from '../../support/api.ts';
import { connect } from '../../support/bare-client.ts';
import { runServer } from '../../support/running-server.ts';

const secret = 'a secret of at least 32 characters';
const sign = (claims: Record<string, unknown>, lasts = 3_600, key = secret) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(Date.now() / 1_000) + lasts)
    .sign(new TextEncoder().encode(key));

describe('asking by HTTP, with tokens', () => {
  let server: Running;
  before(async () => {
    server = await runServer({ CALL_SECRET: secret, CALL_ORIGINS: 'https://site.example' });
  });
  after(() => server.stop());

  const status = async (headers: Record<string, string>, path = '/calls') =>
    ask(server.url, 'GET', path, { headers });

  it('takes the same tokens as the socket', async () => {
    const token = await sign({ sub: 'alice' });
    (await connect(server.url, { token })).close();
    assert.equal((await status({ Authorization: `Bearer ${token}` })).status, 200);
    assert.equal((await status({ Authorization: `bearer ${token}` })).status, 200);
  });

  it('refuses who has none, and says what it wants', async () => {
    const { status: code, headers, body } = await status({});
    assert.equal(code, 401);
    assert.equal(headers.get('WWW-Authenticate'), 'Bearer');
    assert.equal(body.error.code, 'unauthorized');
    for (const wrong of ['alice', 'Basic YTpi', 'Bearer', `Token ${await sign({ sub: 'a' })}`]) {
      assert.equal((await status({ Authorization: wrong })).status, 401, wrong);
    }
    const cookie = await status({ Cookie: `token=${await sign({ sub: 'a' })}` });
    assert.equal(cookie.status, 401);
  });

  it('refuses tokens that are no good, and never repeats them', async () => {
    const [, payload] = (await sign({ sub: 'alice' })).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const wrong = {
      expired: await sign({ sub: 'alice' }, -10),
      'of another secret': await sign({ sub: 'alice' }, 60, 'another secret of 32 characters!'),
      'without a signature': none,
      'of nobody': await sign({}),
      'with a role that there is not': await sign({ sub: 'alice', role: 'queen' }),
      long: 'x'.repeat(9_000),
    };
    for (const [what, token] of Object.entries(wrong)) {
      const { status: code, headers, body } = await status({ Authorization: `Bearer ${token}` });
      assert.equal(code, 401, what);
      assert.equal(headers.get('WWW-Authenticate'), 'Bearer error="invalid_token"');
      assert.ok(!JSON.stringify(body).includes(token), what);
    }
  });

  it('refuses pages of other origins, and lets those that are named read the answers', async () => {
    const Authorization = `Bearer ${await sign({ sub: 'alice' })}`;
    const stranger = await status({ Authorization, Origin: 'https://other.example' });
    assert.equal(`${stranger.status} ${stranger.body.error.code}`, '403 forbidden');
    const own = await status({ Authorization, Origin: 'https://site.example' });
    assert.equal(own.headers.get('Access-Control-Allow-Origin'), 'https://site.example');
    const preflight = await fetch(`${server.url}/api/calls`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://site.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    });
    assert.match(preflight.headers.get('Access-Control-Allow-Headers') ?? '', /authorization/);
    assert.match(preflight.headers.get('Access-Control-Allow-Methods') ?? '', /DELETE/);
  });

  it('keeps no answer anywhere', async () => {
    const { headers } = await status({ Authorization: `Bearer ${await sign({ sub: 'alice' })}` });
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
  });

  it('says what is wrong with a request by naming the field', async () => {
    const Authorization = `Bearer ${await sign({ sub: 'alice' })}`;
    for (const [query, field] of [
      ['limit=0', 'limit'],
      ['limit=x', 'limit'],
      ['limit=1&limit=2', 'limit'],
      ['active=maybe', 'active'],
      // What no schema has a name for is not repeated.
      ['nonsense=1', '*'],
      ['reason=boredom', 'reason'],
    ]) {
      const { status: code, body } = await status({ Authorization }, `/calls?${query}`);
      assert.equal(code, 400, query);
      assert.equal(body.error.code, 'invalid');
      assert.ok(body.error.message.includes(field), body.error.message);
    }
  });
});

describe('asking an open server by HTTP', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  it('believes who one says to be, in whatever letters', async () => {
    for (const user of ['alice', 'zoë', 'بسام', 'a%b', 'x'.repeat(128)]) {
      const bearer = encodeURIComponent(user);
      assert.equal((await ask(server.url, 'GET', '/ice-servers', { bearer })).status, 200, user);
    }
    for (const wrong of ['%00', '%20', '%', 'x'.repeat(129), encodeURIComponent('a\u202Eb')]) {
      assert.equal((await ask(server.url, 'GET', '/calls', { bearer: wrong })).status, 401, wrong);
    }
  });
});

describe('asking by HTTP while the keys of tokens cannot be had', () => {
  let server: Running;
  before(async () => {
    server = await runServer({ CALL_JWKS_URL: 'http://127.0.0.1:9/keys' });
  });
  after(() => server.stop());

  it('is told to come again, and not that the token is wrong', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const bearer = await new SignJWT({ sub: 'alice' })
      .setProtectedHeader({ alg: 'ES256' })
      .setExpirationTime('1h')
      .sign(privateKey);
    const { status, headers, body } = await ask(server.url, 'GET', '/calls', { bearer });
    assert.equal(`${status} ${body.error.code}`, '503 offline');
    assert.ok(Number(headers.get('Retry-After')) > 0);
  });
});
