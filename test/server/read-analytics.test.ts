import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { readAnalytics } from '../../src/signaling/read-analytics.ts';

const NOTHING = {
  ...{ from: 1, to: 2, zone: 'UTC', days: [], endings: {} },
  ...{ setup: null, quality: null, worst: [] },
};

describe('reading how calls were', () => {
  let answer = (_request: IncomingMessage, response: ServerResponse): unknown => response.end();
  const server = createServer((request, response) => void answer(request, response));
  let origin = '';
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const read = (token = '', until = new AbortController().signal) =>
    readAnalytics(origin, { from: 1, to: 2, zone: 'Europe/Vienna' }, token, until);
  const says = (status: number, text: string) => (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(status).end(text);

  it('asks for a time, with the token of an operator', async () => {
    const asked: IncomingMessage[] = [];
    answer = (request, response) => {
      asked.push(request);
      response.end(JSON.stringify(NOTHING));
    };
    assert.deepEqual(await read('of-an-operator'), NOTHING);
    await read();
    assert.equal(asked[0]?.url, '/api/analytics?from=1&to=2&zone=Europe%2FVienna');
    assert.equal(asked[0]?.headers.authorization, 'Bearer of-an-operator');
    assert.equal(asked[1]?.headers.authorization, undefined);
  });

  it('fails as the server says, or by what is plain', async () => {
    for (const [status, text, code] of [
      [403, '{"error":{"code":"forbidden","message":"operators alone"}}', 'forbidden'],
      [401, '{"error":{"code":"unauthorized","message":"no token"}}', 'unauthorized'],
      [404, '<!doctype html>', 'not-found'],
      [502, 'Bad Gateway', 'internal'],
      [200, '<!doctype html>', 'internal'],
      [200, '{"ok":true}', 'internal'],
      [200, 'null', 'internal'],
      [200, '{"from":"1","to":"2","days":[],"worst":[],"endings":{}}', 'internal'],
    ] as const) {
      answer = says(status, text);
      await assert.rejects(read(), { code }, text);
    }
  });

  it('is offline where the connection breaks', async () => {
    answer = (request) => request.socket.destroy();
    await assert.rejects(read(), { code: 'offline' });
  });

  it('waits no longer than whoever asked', async () => {
    const over = new AbortController();
    answer = () => over.abort();
    await assert.rejects(read('', over.signal), { name: 'CallError' });
  });
});
