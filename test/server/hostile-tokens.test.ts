import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { issueToken } from '../../server/auth/issue-token.ts';
import type { Running } from '../../server/start.ts';
import { ask } from '../support/api.ts';
import { connect, dial, refusal } from '../support/bare-client.ts';
import { junk } from '../support/fuzz/junk.ts';
import { runOf } from '../support/fuzz/run-of.ts';
import { runServer } from '../support/running-server.ts';
import { tokens } from '../support/tokens.ts';

const { secret, sign } = tokens();
const inBase64 = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1_000);

/** A token of these parts, whoever signs it. */
const forged = (header: unknown, claims: unknown, signature = ''): string =>
  `${inBase64(header)}.${inBase64(claims)}.${signature}`;

/** How a handshake is answered, and a request by HTTP with the same token. */
async function answers(url: string, token: string): Promise<readonly string[]> {
  const { status } = await ask(url, 'GET', '/calls', { bearer: token });
  return connect(url, { token }).then(
    (client) => {
      client.close();
      return ['fine', String(status)];
    },
    (error: Error & { data?: { code: string } }) => [error.data?.code ?? '', String(status)],
  );
}
const REFUSED = ['unauthorized', '401'];
const FINE = ['fine', '200'];

describe('tokens that nobody has signed for this server', () => {
  let server: Running;
  before(async () => {
    server = await runServer({ CALL_SECRET: secret });
  });
  after(() => server.stop());

  it('are refused, whatever they say of themselves', async () => {
    const claims = { sub: 'alice', exp: now() + 600 };
    const good = await sign({ sub: 'alice' });
    const signature = good.split('.')[2] ?? '';
    const wrong = {
      none: forged({ alg: 'none' }, claims),
      'none with a signature': forged({ alg: 'none' }, claims, signature),
      'None in other letters': forged({ alg: 'nOnE' }, claims),
      'no algorithm': forged({}, claims, signature),
      'a signature for other words': forged({ alg: 'HS256' }, claims, signature),
      'a key of its own': forged(
        { alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } },
        claims,
        signature,
      ),
      'a key from elsewhere': forged(
        { alg: 'RS256', jku: 'https://evil.invalid/' },
        claims,
        signature,
      ),
      'what nobody understands': forged(
        { alg: 'HS256', crit: ['b64'], b64: false },
        claims,
        signature,
      ),
      'not yet': await sign({ sub: 'alice', nbf: now() + 600 }),
      'not for long any more': await sign({ sub: 'alice' }, -1),
      'times that are none': await sign({ sub: 'alice', nbf: 'soon' }),
      'a list of people': await sign({ sub: ['alice', 'bob'] }),
      'four parts': `${good}.${signature}`,
      'two parts': good.split('.').slice(0, 2).join('.'),
    };
    for (const [what, token] of Object.entries(wrong))
      assert.deepEqual(await answers(server.url, token), REFUSED, what);
    assert.deepEqual(await answers(server.url, good), FINE);
  });

  it('are refused by their size before anybody looks at them', async () => {
    const rooms = Array.from({ length: 2_000 }, (_, index) => `room ${index}`);
    for (const token of [await sign({ sub: 'alice', rooms }), 'x'.repeat(8_193)])
      assert.equal((await refusal(server.url, { token })).code, 'unauthorized');
    // Not even an answer: what is far too large ends the connection.
    const giant = dial(server.url, { token: 'x'.repeat(1_100_000) });
    await new Promise((resolve) => giant.io.once('close', resolve));
    assert.equal(giant.connected, false);
  });

  it('are refused in whatever form they come', async () => {
    const { seed } = runOf(0);
    const text = fc.oneof(
      fc.string(),
      fc.base64String().map((part) => `${part}.${part}.${part}`),
    );
    const token = fc.oneof(
      junk,
      text,
      fc.tuple(junk, junk).map((parts) => forged(...parts)),
    );
    const auth = fc.oneof(
      token.map((one) => ({ token: one })),
      fc.dictionary(fc.string(), junk),
    );
    const property = fc.asyncProperty(auth, async (handshake) => {
      assert.equal((await refusal(server.url, handshake)).code, 'unauthorized');
    });
    await fc.assert(property, { seed, numRuns: 200 });
  });
});

describe('tokens by a published key', () => {
  let server: Running;
  let site: Server;
  let published: JWK[] = [];
  before(async () => {
    site = createServer((_, response) => response.end(JSON.stringify({ keys: published })));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const { port } = site.address() as AddressInfo;
    server = await runServer({ CALL_JWKS_URL: `http://127.0.0.1:${port}/keys` });
  });
  after(async () => {
    await server.stop();
    site.close();
  });

  it('are not signed by the public key, in whatever form it is taken for a secret', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'rsa', alg: 'RS256' };
    published = [jwk];
    const claims = { sub: 'alice', exp: now() + 600 };
    const good = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'rsa' })
      .sign(privateKey);
    assert.deepEqual(await answers(server.url, good), FINE);
    const pem = await exportSPKI(publicKey);
    for (const key of [pem, pem.trim(), JSON.stringify(jwk), jwk.n ?? '']) {
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'rsa' })
        .sign(new TextEncoder().encode(key));
      assert.deepEqual(await answers(server.url, token), REFUSED);
    }
    const signature = good.split('.')[2];
    for (const header of [
      { alg: 'none', kid: 'rsa' },
      { alg: 'PS256', kid: 'rsa' },
      { alg: 'ES256', kid: 'rsa' },
    ])
      assert.deepEqual(await answers(server.url, forged(header, claims, signature)), REFUSED);
  });
});

describe('a token’s audience', () => {
  const answersOf = async (settings: Record<string, string>, claims: Record<string, unknown>) => {
    const server = await runServer({ CALL_SECRET: secret, ...settings });
    const said = await answers(server.url, await sign({ sub: 'alice', ...claims }));
    await server.stop();
    return said;
  };
  const ours = { CALL_AUDIENCE: 'https://call.example' };

  it('has to be this server, where that has a name', async () => {
    assert.deepEqual(await answersOf(ours, { aud: 'https://call.example' }), FINE);
    assert.deepEqual(await answersOf(ours, { aud: ['shop', 'https://call.example'] }), FINE);
    for (const aud of ['shop', ['shop'], [], '', 'https://call.example/', { a: 1 }, 7])
      assert.deepEqual(await answersOf(ours, { aud }), REFUSED, JSON.stringify(aud));
    assert.deepEqual(await answersOf(ours, {}), REFUSED);
  });

  it('is nobody, where the server has no name', async () => {
    for (const aud of ['https://call.example', ['shop']])
      assert.deepEqual(await answersOf({}, { aud }), REFUSED);
    assert.deepEqual(await answersOf({}, {}), FINE);
  });

  it('stands in tokens that are made here', async () => {
    const server = await runServer({ CALL_SECRET: secret, ...ours });
    const host = ['--user', 'alice', '--role', 'host'];
    const token = await issueToken(host, secret, ours.CALL_AUDIENCE);
    assert.deepEqual(await answers(server.url, token), FINE);
    assert.deepEqual(await answers(server.url, await issueToken(host, secret)), REFUSED);
    const body = { user: 'bob' };
    const made = await ask(server.url, 'POST', '/tokens', { bearer: token, body });
    assert.deepEqual(await answers(server.url, made.body.token), FINE);
    await server.stop();
  });
});
