import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Writable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { Socket } from 'socket.io';
import { type Socket as Client, io as connect } from 'socket.io-client';
import { openSockets } from '../../../server/sockets/open-sockets.ts';

const next = (client: Client, event: string): Promise<unknown> =>
  new Promise((resolve) => client.once(event, resolve));

describe('what is said within one turn of the event loop', () => {
  const http = createServer();
  const server = openSockets(http, {
    origins: undefined,
    allowRequest: (_, decide) => decide(null, true),
  });
  before(async () => {
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  });
  after(() => server.close());

  async function pair(): Promise<{ readonly client: Client; readonly socket: Socket }> {
    const came = once(server, 'connection');
    const { port } = http.address() as AddressInfo;
    const client = connect(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      forceNew: true,
    });
    const [socket] = await came;
    // What was said to let it in has gone out.
    await turn();
    return { client, socket };
  }

  /** Bytes that the system does not have yet. */
  const held = ({ conn }: Socket): number =>
    (conn.transport as unknown as { socket: { _socket: Writable } }).socket._socket.writableLength;

  it('goes out at its end, to all together', async () => {
    const both = [await pair(), await pair()];
    const heard = both.map(({ client }) => next(client, 'last'));
    for (const word of ['first', 'second', 'last'])
      for (const { socket } of both) socket.emit(word, 'hello');
    assert.ok(both.every(({ socket }) => held(socket) > 0));
    await turn();
    const waiting = ({ conn }: Socket) =>
      (conn as unknown as { writeBuffer: unknown[] }).writeBuffer;
    for (const { socket } of both) assert.deepEqual([held(socket), waiting(socket)], [0, []]);
    assert.deepEqual(await Promise.all(heard), ['hello', 'hello']);
    for (const { client } of both) client.close();
  });

  it('keeps its order, and is heard though the connection is closed right after it', async () => {
    const { client, socket } = await pair();
    const heard: unknown[] = [];
    client.on('said', (what) => heard.push(what));
    const over = next(client, 'disconnect');
    for (let n = 0; n < 3; n += 1) socket.emit('said', n);
    socket.disconnect(true);
    await over;
    assert.deepEqual(heard, [0, 1, 2]);
  });

  it('does not wait for very many others', async () => {
    const all: Awaited<ReturnType<typeof pair>>[] = [];
    for (let n = 0; n < 65; n += 1) all.push(await pair());
    for (const { socket } of all) socket.emit('said', 'hello');
    const waiting = all.map(({ socket }) => held(socket) > 0);
    assert.deepEqual(waiting, [...Array(64).fill(false), true]);
    for (const { client } of all) client.close();
  });

  it('does not wait where it is much, so that it does not fill the memory', async () => {
    const { client, socket } = await pair();
    const { bytesWritten } = socket.conn.request.socket;
    socket.emit('said', 'x'.repeat(50_000));
    assert.ok(held(socket) > 0);
    socket.emit('said', 'x'.repeat(65_000));
    assert.equal(held(socket), 0);
    assert.ok(socket.conn.request.socket.bytesWritten > bytesWritten + 50_000);
    client.close();
  });
});
