import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { connect, refusal } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';

const from = (origin: string) => ({ extraHeaders: { Origin: origin } });

describe('the origin of a page', () => {
  it('must be allowed, or the server’s own', async () => {
    const server = await runServer({ CALL_ORIGINS: 'https://good.example' });
    for (const origin of ['https://good.example', server.url]) {
      (await connect(server.url, { user: 'a' }, from(origin))).close();
    }
    const others = ['https://evil.example', 'https://good.example.evil.example', 'null'];
    others.push('http://good.example', 'https://good.example:8443');
    for (const origin of others) {
      const { code } = await refusal(server.url, { user: 'a' }, from(origin));
      assert.equal(code, 'offline', origin);
    }
    await server.stop();
  });

  it('is checked for polling as well', async () => {
    const server = await runServer({ CALL_ORIGINS: 'https://good.example' });
    const more = { ...from('https://evil.example'), transports: ['polling'] };
    assert.equal((await refusal(server.url, { user: 'a' }, more)).code, 'offline');
    await server.stop();
  });

  it('is not asked for where there is none, nor where all are welcome', async () => {
    const strict = await runServer({ CALL_ORIGINS: 'https://good.example' });
    (await connect(strict.url, { user: 'a' })).close();
    await strict.stop();
    const open = await runServer();
    (await connect(open.url, { user: 'a' }, from('https://any.example'))).close();
    await open.stop();
  });
});

describe('ICE servers', () => {
  it('come with a credential of one’s own that expires', async () => {
    const server = await runServer({
      TURN_URLS: 'stun:stun.example.org turn:turn.example.org?transport=udp turns:turn.example.org',
      TURN_SECRET: 'shared',
    });
    const client = await connect(server.url, { user: 'alice' });
    const { iceServers, iceTtl } = await client.join('tea');
    assert.equal(iceTtl, 43_200);
    client.close();
    await server.stop();
    assert.deepEqual(iceServers[0], { urls: ['stun:stun.example.org'] });
    const { urls, username = '', credential } = iceServers[1] ?? { urls: [] };
    assert.deepEqual(urls, ['turn:turn.example.org?transport=udp', 'turns:turn.example.org']);
    const [expires, user] = username.split(':');
    assert.equal(user, 'alice');
    const hours = (Number(expires) - Date.now() / 1000) / 3600;
    assert.ok(hours > 11 && hours < 13, `${hours} hours`);
    assert.equal(credential, createHmac('sha1', 'shared').update(username).digest('base64'));
  });

  it('come fresh whenever they are asked for, for as long as is set', async () => {
    const server = await runServer({
      TURN_URLS: 'turn:turn.example.org',
      TURN_SECRET: 'shared',
      TURN_LIFETIME: '60',
    });
    const client = await connect(server.url, { user: 'alice' });
    const { iceServers, iceTtl } = await client.ask('ice:servers', {});
    client.close();
    await server.stop();
    assert.equal(iceTtl, 60);
    const left = Number(iceServers[0]?.username?.split(':')[0]) - Date.now() / 1000;
    assert.ok(left > 0 && left <= 60, `${left} s`);
  });

  it('are none where none are set', async () => {
    const server = await runServer();
    const client = await connect(server.url, { user: 'alice' });
    assert.deepEqual((await client.join('tea')).iceServers, []);
    client.close();
    await server.stop();
  });
});
