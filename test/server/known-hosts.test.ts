import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import { connect } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';

const UPGRADE = {
  ...{ Connection: 'Upgrade', Upgrade: 'websocket' },
  ...{ 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' },
};

/** With which status a server answers who asks for it by a name. */
const status = ({ url }: Running, path: string, Host: string, more: object = {}) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = request(new URL(path, url), { headers: { Host, ...more } });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });

describe('an open server on loopback', () => {
  let server: Running;
  before(async () => {
    server = await runServer({ CALL_ORIGINS: 'https://site.example' });
  });
  after(() => server.stop());

  it('answers who asks for this machine, or for a site that it is for', async () => {
    for (const host of ['localhost:3000', 'LOCALHOST', '127.0.0.1:1', '[::1]:3000', 'site.example'])
      assert.equal(await status(server, '/health/live', host), 200, host);
    const socket = '/socket.io/?EIO=4&transport=websocket';
    assert.equal(await status(server, socket, 'localhost', UPGRADE), 101);
    (await connect(server.url, { user: 'alice' })).close();
  });

  it('answers nobody who asks by another name, with an origin or without', async () => {
    const hosts = [
      'evil.example',
      'evil.example:3000',
      'localhost.evil.example',
      '127.0.0.1.nip.io',
    ];
    for (const host of [...hosts, 'a b'])
      for (const path of ['/', '/metrics', '/api/calls', '/socket.io/?EIO=4&transport=polling'])
        for (const more of [{}, { Origin: `http://${host}` }])
          assert.equal(await status(server, path, host, more), 403, `${host}${path}`);
    const socket = '/socket.io/?EIO=4&transport=websocket';
    assert.equal(await status(server, socket, 'evil.example', UPGRADE), 403);
  });

  it('is asked by any name where it is meant to be open', async () => {
    const meant = await runServer({ CALL_OPEN: '1' });
    assert.equal(await status(meant, '/', 'calls.example'), 200);
    await meant.stop();
  });
});
