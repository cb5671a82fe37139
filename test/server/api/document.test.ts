import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ApiParts, apiApp } from '../../../server/http/api/api-app.ts';
import { memoryLimiters } from '../../../server/limits/limiters.ts';
import type { Running } from '../../../server/start.ts';
import { ask, assertOpenApi, documentOf } from '../../support/api.ts';
import { runServer } from '../../support/running-server.ts';

describe('the document about the API', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  it('is one of OpenAPI 3.1, for everybody', async () => {
    const document = await documentOf(server.url);
    await assertOpenApi(document);
    await ask(server.url, 'GET', '/openapi.json');
  });

  it('says how that is refused which needs no token', async () => {
    const { status } = await ask(server.url, 'POST', '/push/decline', { body: {} });
    assert.equal(status, 400);
  });

  it('has everything that can be asked', async () => {
    const { paths } = await documentOf(server.url);
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    const door = { origins: undefined, addressOf: () => '', limiters: memoryLimiters };
    // Nothing is asked of it: it only says which routes it has.
    const api = apiApp({ rules: {}, handlers: {}, door } as unknown as ApiParts);
    const asked = api.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '/')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
    assert.ok(asked.length > 20);
    for (const one of asked) assert.ok(described.includes(one), one);
  });

  it('has a name of its own for everything that can be asked', async () => {
    const { paths } = await documentOf(server.url);
    const names = Object.values(paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    assert.ok(names.length > 3);
    assert.equal(new Set(names).size, names.length);
  });

  it('says of everything but what has a secret of its own that it asks for a token', async () => {
    const { paths } = await documentOf(server.url);
    const open = Object.entries(paths).flatMap(([path, item]) =>
      Object.values(item).some(({ security }) => Array.isArray(security)) ? [path] : [],
    );
    assert.deepEqual(open.sort(), [
      '/files/{id}',
      '/files/{ticket}',
      '/openapi.json',
      '/push/decline',
    ]);
    for (const [path, item] of Object.entries(paths)) {
      if (open.includes(path)) continue;
      for (const method of Object.keys(item)) {
        const { status } = await ask(
          server.url,
          method.toUpperCase(),
          path.replace(/\{.*?\}/g, 'x'),
        );
        assert.equal(status, 401, `${method} ${path}`);
      }
    }
  });

  it('is a page to read as well, which needs no script and escapes everything', async () => {
    const response = await fetch(`${server.url}/api/`);
    assert.equal(response.status, 200);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /style-src 'nonce-/);
    assert.doesNotMatch(policy, /unsafe|script-src/);
    const page = await response.text();
    assert.doesNotMatch(page, /<script|undefined|\[object/);
    const { paths } = await documentOf(server.url);
    for (const path of Object.keys(paths)) assert.ok(page.includes(`/api${path}</code>`), path);
  });
});
