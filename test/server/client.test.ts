import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError } from '../../src/protocol/errors.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { SocketSignaling } from '../../src/signaling/socket-signaling.ts';
import { connect } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';
import { eventually, until } from '../support/until.ts';

const as = (user: string) => async () => ({ user });

describe('a page’s connection', () => {
  it('is refused for good where the person is, and says why', async () => {
    const server = await runServer();
    const page = new SocketSignaling({ server: server.url, credentials: as('not an id') });
    await until(() => page.state.value === 'refused');
    assert.equal(page.refusal.value?.code, 'invalid');
    await assert.rejects(page.request('presence:watch', { users: [] }), { code: 'invalid' });
    page.close();
    await server.stop();
  });

  it('comes about later where there are too many just now', async () => {
    const server = await runServer();
    const crowd = await Promise.all(
      Array.from({ length: LIMITS.sessions }, () => connect(server.url, { user: 'many' })),
    );
    const page = new SocketSignaling({ server: server.url, credentials: as('many') });
    await until(() => page.state.value === 'offline');
    for (const client of crowd) client.close();
    await until(() => page.state.value === 'connected');
    page.close();
    await server.stop();
  });

  it('is refused where no credentials can be had, but comes back once it was there', async () => {
    const first = await runServer();
    let isBroken = true;
    let failures = 0;
    const credentials = async () => {
      if (isBroken && failures++ >= 0) throw new TypeError('the token could not be fetched');
      return { user: 'alice' };
    };
    const refused = new SocketSignaling({ server: first.url, credentials });
    await until(() => refused.state.value === 'refused');
    refused.close();

    isBroken = false;
    const page = new SocketSignaling({ server: first.url, credentials });
    await until(() => page.state.value === 'connected');
    isBroken = true;
    await first.stop();
    const second = await runServer({ PORT: new URL(first.url).port });
    await eventually(() => failures > 1);
    assert.equal(page.state.value, 'reconnecting');
    isBroken = false;
    await until(() => page.state.value === 'connected');
    page.close();
    await second.stop();
  });

  it('says its last words before it closes', async () => {
    const server = await runServer();
    const page = new SocketSignaling({ server: server.url, credentials: as('alice') });
    const stay = { member: 'member-of-bob', secret: 'secret-of-bob' };
    const room = 'call-of-two';
    const other = await connect(server.url, { user: 'bob' });
    await other.join(room, { stay });
    await until(() => page.state.value === 'connected');
    const slots = { microphone: true, camera: false };
    await page.request('room:join', { room, instance: 'instance-1', slots });
    const closed = other.next('room:closed');
    page.request('room:leave', { room }).catch((error) => assert.ok(error instanceof CallError));
    page.close();
    assert.equal((await closed).reason, 'hung-up');
    other.close();
    await server.stop();
  });
});
