import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import { runServer } from '../support/running-server.ts';

const GOOD = 'https://good.example';
const EVIL = ['https://evil.example', 'https://good.example.evil.example', 'null'];

describe('over HTTP, a server that names its origins', () => {
  let server: Running;
  before(async () => {
    server = await runServer({ CALL_ORIGINS: GOOD });
  });
  after(() => server.stop());

  const decline = (Origin?: string, method = 'POST') =>
    fetch(`${server.url}/api/push/decline`, {
      method,
      headers: {
        ...(Origin && { Origin }),
        ...(method === 'OPTIONS' && { 'Access-Control-Request-Method': 'POST' }),
      },
      ...(method === 'POST' && { body: JSON.stringify({ token: 'token-of-nobody' }) }),
    });

  it('does what pages of those ask, of its own, and what no page asks', async () => {
    for (const origin of [GOOD, server.url, undefined]) {
      const response = await decline(origin);
      // It got as far as the rules.
      assert.equal((await response.json()).error.code, 'not-found', origin);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), origin ?? null);
      assert.match(response.headers.get('Vary') ?? '', /Origin/);
    }
    const asked = await decline(GOOD, 'OPTIONS');
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get('Access-Control-Allow-Origin'), GOOD);
  });

  it('does nothing for pages of others, and lets nobody read so much as that', async () => {
    for (const origin of EVIL) {
      for (const method of ['POST', 'OPTIONS']) {
        const response = await decline(origin, method);
        assert.equal(response.status, 403, `${method} ${origin}`);
        assert.equal((await response.json()).error.code, 'forbidden');
        assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
      }
    }
    const file = await fetch(`${server.url}/api/files/a`, { headers: { Origin: EVIL[0]! } });
    assert.equal(file.status, 403);
  });

  it('gives all pages the script, which is no secret', async () => {
    const headers = { Origin: EVIL[0]! };
    assert.equal((await fetch(`${server.url}/call-elements.js`, { headers })).status, 200);
  });

  it('lets pages of those alone read what Socket.IO says by polling', async () => {
    const poll = (Origin: string) =>
      fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers: { Origin } });
    const [good, evil] = [await poll(GOOD), await poll('https://evil.example')];
    assert.equal(good.headers.get('Access-Control-Allow-Origin'), GOOD);
    assert.equal(evil.status, 403);
    assert.equal(evil.headers.get('Access-Control-Allow-Origin'), null);
  });

  it('says on every answer that it is what it says it is', async () => {
    const paths = ['/health/live', '/metrics', '/nothing', '/api/push/decline', '/api/files/a'];
    for (const path of [...paths, '/', '/sw.js', '/socket.io/?EIO=4&transport=polling']) {
      const { headers } = await fetch(server.url + path);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', path);
      assert.equal(headers.get('X-Frame-Options'), 'SAMEORIGIN', path);
      assert.equal(headers.get('Referrer-Policy'), 'no-referrer', path);
      assert.equal(headers.get('X-Powered-By'), null, path);
    }
  });
});
