import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import { runServer, VERSION } from '../support/running-server.ts';

const YEAR = 'public, max-age=31536000, immutable';

describe('over plain HTTP', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  const get = (path: string, more: RequestInit = {}) => fetch(server.url + path, more);

  /** A path as it is, dots and all, which `fetch` would tidy up. */
  const raw = (path: string) =>
    new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      request({ hostname, port, path }, (response) => {
        let body = '';
        response.on('data', (part) => (body += part));
        response.on('end', () => resolve({ status: response.statusCode, body }));
      })
        .on('error', reject)
        .end();
    });

  it('any page may load the script', async () => {
    const response = await get('/call-elements.js', { headers: { Origin: 'https://a.example' } });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/javascript/);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(response.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
  });

  it('any site’s service worker may import ours, and the demo’s is bound by no policy of a page', async () => {
    const response = await get('/call-elements-sw.js');
    assert.equal(await response.text(), 'const worker = 1;');
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/javascript/);
    assert.equal(response.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    assert.equal(response.headers.get('Cache-Control'), 'public, max-age=300');
    const demo = await get('/sw.js');
    assert.equal(demo.status, 200);
    assert.equal(demo.headers.get('Content-Security-Policy'), null);
  });

  it('the script is kept for long under the address of its version alone', async () => {
    const kept = async (path: string) => (await get(path)).headers.get('Cache-Control');
    assert.equal(await kept(`/call-elements.js?v=${VERSION}`), YEAR);
    assert.equal(await kept('/call-elements.js?v=0.0.1'), 'public, max-age=300');
    assert.equal(await kept('/call-elements.js'), 'public, max-age=300');
    assert.equal(await kept('/chunks/room-abc.js'), YEAR);
  });

  it('chunks can be loaded from any page', async () => {
    const response = await get('/chunks/room-abc.js');
    assert.equal(await response.text(), 'export const chunk = 1;');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
  });

  it('what is not there is an error in JSON, which nobody keeps', async () => {
    for (const path of ['/nothing', '/chunks/nothing.js', '/api/nothing']) {
      const response = await get(path);
      assert.equal(response.status, 404);
      assert.equal((await response.json()).error.code, 'not-found');
      assert.doesNotMatch(response.headers.get('Cache-Control') ?? '', /max-age/);
    }
    assert.equal((await get('/call-elements.js', { method: 'POST' })).status, 404);
  });

  it('nothing outside the folders can be read', async () => {
    const ways = ['/../secret.txt', '/%2e%2e/secret.txt', '/chunks/../../secret.txt'];
    ways.push(
      '/chunks/..%2f..%2fsecret.txt',
      '/chunks/%2e%2e/%2e%2e/secret.txt',
      '/..%5csecret.txt',
    );
    for (const path of ways) {
      const { status, body } = await raw(path);
      assert.ok(status === 404 || status === 400, `${path}: ${status}`);
      assert.doesNotMatch(body, /nobody may read/);
    }
  });

  it('tells whether it lives and is ready', async () => {
    assert.deepEqual(await (await get('/health/live')).json(), { ok: true });
    assert.deepEqual(await (await get('/health/ready')).json(), { ok: true });
  });

  it('the demo is there, and keeps to what it needs', async () => {
    const response = await get('/');
    assert.match(await response.text(), /<title>demo/);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal((await get('/demo.js')).status, 200);
  });
});

describe('a server with a secret', () => {
  it('serves the script and no demo', async () => {
    const server = await runServer({ CALL_SECRET: 'a secret of at least 32 characters' });
    assert.equal((await fetch(`${server.url}/call-elements.js`)).status, 200);
    assert.equal((await fetch(server.url)).status, 404);
    await server.stop();
  });
});
