import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { issueToken } from '../../server/auth/issue-token.ts';
import type { Running } from '../../server/start.ts';
import type { ServerEvents } from '../../src/protocol/events.ts';
import { type BareClient, connect, dial, refusal } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';
import { eventually } from '../support/until.ts';

type Said = ServerEvents['session:expiring'];

const secret = 'a secret of at least 32 characters';
const seconds = () => Math.floor(Date.now() / 1_000);
const sign = (claims: Record<string, unknown>, lasts = 3_600) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(seconds() + lasts)
    .sign(new TextEncoder().encode(secret));

describe('a connection whose token expires', () => {
  let server: Running;
  before(async () => {
    server = await runServer({ CALL_SECRET: secret });
  });
  after(() => server.stop());

  /** When the token expires, as the server has said or will say; later than this. */
  const expiring = async (client: BareClient, after = 0): Promise<number> => {
    const said = client.heard.find(
      ({ event, detail }) => event === 'session:expiring' && (detail as Said).expires > after,
    );
    const { expires } =
      (said?.detail as Said | undefined) ??
      (await client.next('session:expiring', (one) => one.expires > after));
    return expires;
  };

  it('is told before, and ends where nothing follows', async () => {
    const client = await connect(server.url, { token: await sign({ sub: 'alice' }, 2) });
    const gone = client.gone();
    const expires = await expiring(client);
    assert.ok(client.socket.connected);
    await gone;
    assert.ok(Date.now() >= expires);
    client.close();
  });

  it('goes on with a fresh one, and has the rights that it names', async () => {
    const token = await sign({ sub: 'alice', rooms: ['tea'] }, 2);
    const client = await connect(server.url, { token });
    const first = await expiring(client);
    const fresh = await sign({ sub: 'alice', rooms: ['coffee'] }, 4);
    assert.equal(await client.code('session:renew', { token: fresh }), 'fine');
    // Asked for again, and later than the first would have ended.
    await expiring(client, first);
    await assert.rejects(client.join('tea'), /forbidden/);
    assert.equal((await client.join('coffee')).room.info.id, 'coffee');
    client.close();
  });

  it('takes nobody else’s, nor one that is wrong', async () => {
    const client = await connect(server.url, { token: await sign({ sub: 'alice' }) });
    const renew = (token: string) => client.code('session:renew', { token });
    assert.equal(await renew(await sign({ sub: 'bob' })), 'forbidden');
    assert.equal(await renew(await sign({ sub: 'alice' }, -9)), 'unauthorized');
    assert.equal(await renew('hello'), 'unauthorized');
    assert.equal(await renew('x'.repeat(10_000)), 'invalid');
    assert.equal(client.socket.connected, true);
    client.close();
  });
});

describe('a server that believes published keys', () => {
  let server: Running;
  let site: Server;
  let published: JWK[] = [];
  let isThere = true;
  const keyOf = async (alg: 'RS256' | 'ES256', kid: string) => {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    const jwk = { ...(await exportJWK(publicKey)), kid, alg };
    const issue = (claims: Record<string, unknown>) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid }).setExpirationTime('1h').sign(privateKey);
    return { jwk, issue };
  };
  const opens = async (token: string) => (await connect(server.url, { token })).close();

  before(async () => {
    site = createServer((_, response) => {
      response.writeHead(isThere ? 200 : 503, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ keys: published }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    const { port } = site.address() as AddressInfo;
    server = await runServer({ CALL_JWKS_URL: `http://127.0.0.1:${port}/keys` });
  });
  after(async () => {
    await server.stop();
    site.close();
  });

  it('says that it cannot know while they cannot be had, and does not call the token wrong', async () => {
    const { jwk, issue } = await keyOf('ES256', 'early');
    published = [jwk];
    isThere = false;
    assert.equal(
      (await refusal(server.url, { token: await issue({ sub: 'a' }) })).code,
      'internal',
    );
    isThere = true;
    await opens(await issue({ sub: 'a' }));
  });

  it('believes RS256 and ES256, and nothing that somebody else has signed', async () => {
    const [rsa, ec, other] = [
      await keyOf('RS256', 'rsa'),
      await keyOf('ES256', 'ec'),
      await keyOf('ES256', 'ec'),
    ];
    published = [rsa.jwk, ec.jwk];
    const fresh = await runServerWith();
    await (await connect(fresh.url, { token: await rsa.issue({ sub: 'a' }) })).close();
    await (await connect(fresh.url, { token: await ec.issue({ sub: 'a' }) })).close();
    const wrong = {
      'another key of that name': await other.issue({ sub: 'a' }),
      'a key that is not published': await (await keyOf('ES256', 'nobody')).issue({ sub: 'a' }),
      // The public key as if it were a secret.
      'a public key as a secret': await new SignJWT({ sub: 'a' })
        .setProtectedHeader({ alg: 'HS256', kid: 'rsa' })
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(JSON.stringify(rsa.jwk))),
      'a secret': await sign({ sub: 'a' }),
    };
    for (const [what, token] of Object.entries(wrong)) {
      assert.equal((await refusal(fresh.url, { token })).code, 'unauthorized', what);
    }
    await fresh.stop();
  });

  it('learns of a new key when somebody comes with it, and forgets those that are published no more', async () => {
    const [old, fresh] = [await keyOf('ES256', 'old'), await keyOf('ES256', 'fresh')];
    published = [old.jwk];
    const turning = await runServerWith();
    const letsIn = async (token: string) => {
      const client = dial(turning.url, { token });
      const isIn = await new Promise<boolean>((resolve) => {
        client.once('connect', () => resolve(true));
        client.once('connect_error', () => resolve(false));
      });
      client.disconnect();
      return isIn;
    };
    assert.equal(await letsIn(await old.issue({ sub: 'a' })), true);
    published = [fresh.jwk];
    const token = await fresh.issue({ sub: 'a' });
    await eventually(() => letsIn(token));
    assert.equal(await letsIn(await old.issue({ sub: 'a' })), false);
    await turning.stop();
  });

  const runServerWith = () =>
    runServer({ CALL_JWKS_URL: `http://127.0.0.1:${(site.address() as AddressInfo).port}/keys` });
});

describe('a token by the command', () => {
  it('is one that the server believes, with what was asked for', async () => {
    const server = await runServer({ CALL_SECRET: secret });
    const asked = ['--user', 'alice', '--name', 'Alice', '--room', 'tea', '--role', 'host'];
    const client = await connect(server.url, { token: await issueToken(asked, secret) });
    const { room, me } = await client.join('tea');
    assert.equal(room.members[me]?.name, 'Alice');
    await assert.rejects(client.join('coffee'), /forbidden/);
    client.close();
    await server.stop();
  });

  it('says what is wrong', async () => {
    const why = (asked: string[], by: string | undefined = secret) =>
      issueToken(asked, by).then(
        () => 'fine',
        ({ message }: Error) => message,
      );
    assert.match(await why(['--user', 'alice'], ''), /^CALL_SECRET/);
    assert.match(await why([]), /^--user/);
    assert.match(await why(['--user', 'a b']), /^--user/);
    assert.match(await why(['--user', 'a', '--role', 'king']), /^--role/);
    assert.match(await why(['--user', 'a', '--ttl', 'long']), /^--ttl/);
    assert.match(await why(['--user', 'a', '--king']), /--king/);
  });
});
