import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError } from '../../src/protocol/errors.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { type BareClient, connect } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';
import { eventually } from '../support/until.ts';

/** 60 kB a message. */
const sdp = `v=0\r\n${`a=${'x'.repeat(98)}\r\n`.repeat(590)}`;
const signal = { kind: 'offer', offer: 1, sdp, mids: {} } as const;

/** Reads nothing more of what comes, while its connection stands. */
function fallAsleep({ socket }: BareClient): void {
  const transport = socket.io.engine.transport as unknown as {
    readonly ws: { readonly _socket: { pause(): void } };
  };
  transport.ws._socket.pause();
}

describe('a client that does not read', () => {
  it('loses its connection before what waits for it fills the memory, and nobody else does', async () => {
    const server = await runServer({}, { rates: () => {} });
    const [alice, bob] = [
      await connect(server.url, { user: 'alice' }),
      await connect(server.url, { user: 'bob' }),
    ];
    await alice.join('tea');
    const { me } = await bob.join('tea');
    const slow = async () => {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return Number(/^call_slow_clients_total (\d+)$/m.exec(text)?.[1]);
    };
    assert.equal(await slow(), 0);
    const gone = alice.next(
      'room:changed',
      ({ patch }) => patch.members?.[me]?.connected === false,
    );
    fallAsleep(bob);
    let sent = 0;
    while ((await alice.code('peer:relay', { room: 'tea', to: me, signal })) === 'fine') sent += 1;
    // It is known to be lost, as any other that is.
    await gone;
    await eventually(async () => (await slow()) === 1);
    // Kernels keep some of it as well; the server did not wait for a ping to find out.
    assert.ok(sent * sdp.length < 100_000_000, `${sent} messages`);
    await alice.ask('session:check', {});
    for (const one of [alice, bob]) one.close();
    await server.stop();
  });

  it('may be sent much at once', async () => {
    const server = await runServer({}, { rates: () => {} });
    const [alice, bob] = [
      await connect(server.url, { user: 'alice' }),
      await connect(server.url, { user: 'bob' }),
    ];
    await alice.join('tea');
    const { me } = await bob.join('tea');
    let heard = 0;
    bob.socket.on('peer:relayed', () => (heard += 1));
    for (let sent = 0; sent < 200; sent += 1) {
      await alice.ask('peer:relay', { room: 'tea', to: me, signal });
    }
    await eventually(() => heard === 200);
    for (const one of [alice, bob]) one.close();
    await server.stop();
  });
});

describe('a client that does not wait', () => {
  it('loses its connection before what it asks fills the memory, and nobody else does', async () => {
    const held = Promise.withResolvers<void>();
    const server = await runServer(
      {},
      { rates: (_sender, name) => (name === 'session:leaving' ? held.promise : undefined) },
    );
    const [alice, bob] = [
      await connect(server.url, { user: 'alice' }),
      await connect(server.url, { user: 'bob' }),
    ];
    const lost = bob.gone();
    bob.socket.emit('session:leaving', {});
    for (let sent = 0; sent < 250; sent += 1) bob.socket.emit('session:check', {});
    await alice.ask('session:check', {});
    assert.ok(bob.socket.connected);
    bob.socket.emit('session:check', {});
    await lost;
    await alice.ask('session:check', {});
    assert.match(
      await (await fetch(`${server.url}/metrics`)).text(),
      /^call_slow_clients_total 1$/m,
    );
    held.resolve();
    alice.close();
    bob.close();
    await server.stop();
  });

  it('is told at once of what is too many, and in turn of what is too large', async () => {
    const held = Promise.withResolvers<void>();
    const server = await runServer(
      {},
      {
        rates(_sender, name) {
          if (name === 'chat:send') throw new CallError('rate-limited');
          return name === 'session:leaving' ? held.promise : undefined;
        },
      },
    );
    const bob = await connect(server.url, { user: 'bob' });
    bob.socket.emit('session:leaving', {});
    const large = bob.code('session:check', { text: 'x'.repeat(LIMITS.payload) });
    assert.equal(await bob.code('chat:send', {}), 'rate-limited');
    held.resolve();
    assert.equal(await large, 'too-large');
    bob.close();
    await server.stop();
  });
});
