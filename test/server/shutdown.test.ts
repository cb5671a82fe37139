import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as dialTcp } from 'node:net';
import { describe, it } from 'node:test';
import { connect, refusal } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';
import { launchServer } from '../support/server-process.ts';

describe('a server that is told to stop', () => {
  it('is not ready at once, lets nobody in, and answers what it was asked before', async () => {
    const held = Promise.withResolvers<void>();
    const rates = (_sender: object, name: string) =>
      name === 'chat:typing' ? held.promise : undefined;
    const server = await runServer({}, { rates });
    const alice = await connect(server.url, { user: 'alice' });
    await alice.join('tea');
    const first = alice.send('chat:typing', { room: 'tea' });
    const second = alice.send('session:check', {});
    // By the time that somebody else is let in, it has been asked.
    const bob = await connect(server.url, { user: 'bob' });
    const closing = alice.next('server:closing');
    const gone = alice.gone();
    const stopped = server.stop();
    await closing;
    assert.equal((await fetch(`${server.url}/health/ready`)).status, 503);
    assert.equal((await fetch(`${server.url}/health/live`)).status, 200);
    assert.equal((await refusal(server.url, { user: 'carol' })).code, 'offline');
    held.resolve();
    assert.deepEqual([(await first).ok, (await second).ok], [true, true]);
    await gone;
    await stopped;
    bob.close();
  });

  it('does not wait for ever for what is not answered', async () => {
    const rates = (_sender: object, name: string) =>
      name === 'chat:typing' ? new Promise<void>(() => {}) : undefined;
    const server = await runServer({}, { rates });
    const alice = await connect(server.url, { user: 'alice' });
    const lost = assert.rejects(alice.send('chat:typing', { room: 'tea' }));
    const bob = await connect(server.url, { user: 'bob' });
    await server.stop();
    await lost;
    for (const one of [alice, bob]) one.close();
  });

  it('has its pages come back one after the other', async () => {
    const server = await launchServer();
    const pages = await Promise.all(
      Array.from({ length: 10 }, (_, index) => connect(server.url, { user: `user-${index}` })),
    );
    const told = Promise.all(pages.map((page) => page.next('server:closing')));
    assert.equal(await server.stop(), 0);
    const times = (await told).map(({ retryAfter }) => retryAfter);
    assert.equal(new Set(times).size, pages.length);
  });

  it('is ended by a second signal', async () => {
    const server = await launchServer();
    const { host, hostname, port } = new URL(server.url);
    // A request whose end never comes holds it up.
    const slow = dialTcp(Number(port), hostname);
    await once(slow, 'connect');
    slow.write(`POST /api/push/decline HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 9\r\n\r\n`);
    await (await fetch(`${server.url}/health/live`)).text();
    const exit = once(server.child, 'exit');
    const told = new Promise<void>((resolve) => {
      server.child.stdout?.on('data', (text) => /stopping/.test(String(text)) && resolve());
    });
    server.child.kill('SIGTERM');
    await told;
    server.child.kill('SIGTERM');
    const [code] = await exit;
    assert.equal(code, 1);
    slow.destroy();
  });
});
