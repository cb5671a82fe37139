import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import { connect, newInstance, refusal } from '../support/bare-client.ts';
import { call } from '../support/rules.ts';
import { runServer } from '../support/running-server.ts';
import { eventually } from '../support/until.ts';

describe('what the server counts', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  /** What it says of one metric, by its name and labels as they are written. */
  async function metric(line: string): Promise<number> {
    const response = await fetch(`${server.url}/metrics`);
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/plain; version=0\.0\.4/);
    const found = (await response.text()).split('\n').find((one) => one.startsWith(`${line} `));
    return Number(found?.split(' ').at(-1) ?? 0);
  }

  it('has who is there, and what goes on', async () => {
    const [alice, bob] = [
      await connect(server.url, { user: 'alice' }),
      await connect(server.url, { user: 'bob' }),
    ];
    await alice.join('tea');
    await bob.join('tea');
    assert.equal(await metric('call_connections'), 2);
    assert.equal(await metric('call_rooms'), 1);
    assert.equal(await metric('call_members'), 2);
    for (const one of [alice, bob]) await one.ask('room:leave', { room: 'tea' });
    assert.equal(await metric('call_rooms'), 0);
    for (const one of [alice, bob]) one.close();
    await eventually(async () => (await metric('call_connections')) === 0);
  });

  it('has what came of requests, and none of what they named', async () => {
    const ask = (method: string, path: string, headers = {}) =>
      fetch(`${server.url}/api${path}`, { method, headers });
    const alice = { Authorization: 'Bearer alice' };
    await ask('GET', '/calls', alice);
    await ask('GET', '/calls/secret-1', alice);
    await ask('GET', '/calls/secret-2', alice);
    await ask('GET', '/calls');
    await ask('PURGE', '/secret-3');
    await ask('POST', '/push/decline');
    const count = (request: string, result: string) =>
      metric(`call_request_seconds_count{request="${request}",result="${result}"}`);
    assert.equal(await count('GET /api/calls', 'ok'), 1);
    assert.equal(await count('GET /api/calls/:id', 'not-found'), 2);
    assert.equal(await count('GET /api/calls/*', 'unauthorized'), 1);
    assert.equal(await count('other /api/*', 'not-found'), 1);
    assert.equal(await count('POST /api/push/decline', 'invalid'), 1);
    // What is nowhere is counted once, whatever is asked in its neighbourhood.
    for (const path of ['/push/decline', '/push/more', '/files/a/b']) await ask('DELETE', path);
    const missing = [await count('other /api/push/*', 'not-found')];
    missing.push(await count('other /api/files/*', 'not-found'));
    missing.push(await count('DELETE /api/*', 'not-found'));
    assert.deepEqual(missing, [2, 1, 0]);
    await ask('HEAD', '/calls', alice);
    assert.equal(await count('GET /api/calls', 'ok'), 2);
    assert.doesNotMatch(await (await fetch(`${server.url}/metrics`)).text(), /secret|PURGE/);
  });

  it('has what came of commands, and of ringing', async () => {
    const [alice, bob] = [
      await connect(server.url, { user: 'alice' }),
      await connect(server.url, { user: 'bob' }),
    ];
    const ring = async () => (await alice.ask('invite:send', call(['bob']))).invite.id;
    await bob.ask('invite:decline', { invite: await ring() });
    const slots = { microphone: true, camera: false };
    await bob.ask('invite:accept', { invite: await ring(), instance: newInstance(), slots });
    await bob.send('peer:relay', { nonsense: true });
    await bob.send('anything "at all"\n', {});
    const count = (command: string, result: string) =>
      metric(`call_command_seconds_count{command="${command}",result="${result}"}`);
    assert.equal(await count('invite:send', 'ok'), 2);
    assert.equal(await count('peer:relay', 'invalid'), 1);
    assert.equal(await count('unknown', 'unknown-command'), 1);
    assert.equal(await metric('call_invitations_total{ending="declined"}'), 1);
    assert.equal(await metric('call_invitations_total{ending="accepted"}'), 1);
    for (const one of [alice, bob]) one.close();
  });

  it('has who was not let in, and the process itself; and nobody’s name', async () => {
    await refusal(server.url, { user: 'not an id' });
    assert.equal(await metric('call_handshakes_refused_total{code="invalid"}'), 1);
    const text = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(text, /^nodejs_eventloop_lag_seconds /m);
    assert.doesNotMatch(text, /alice|bob|tea/);
  });
});
