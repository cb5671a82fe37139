import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { computed } from '@preact/signals-core';
import { takeSeat } from '../../src/engine/room/take-seat.ts';
import { SocketSignaling } from '../../src/signaling/socket-signaling.ts';
import { type BareClient, connect, newInstance } from '../support/bare-client.ts';
import { launchServer } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const slots = { microphone: true, camera: false };

/** A client of the kind that pages have. */
const page = (server: string, user: string) =>
  new SocketSignaling({ server, credentials: async () => ({ user, name: user }) });

describe('a server that stops', () => {
  it('says so, and is gone at once', async () => {
    const server = await launchServer();
    const client = await connect(server.url, { user: 'alice' });
    const said = client.next('server:closing');
    const gone = client.gone();
    const code = server.stop();
    assert.ok((await said).retryAfter > 0);
    assert.equal(await code, 0);
    await gone;
  });

  it('does not wait for those who only keep a connection open', async () => {
    const server = await launchServer();
    await (await fetch(`${server.url}/health/live`)).json();
    const polling = await connect(server.url, { user: 'slow' }, { transports: ['polling'] });
    assert.equal(await server.stop(), 0);
    polling.close();
  });
});

describe('a server that comes back on the same port', () => {
  it('gets its clients back, as the same members in their room', async () => {
    const first = await launchServer();
    const { port } = new URL(first.url);
    const pages = { alice: page(first.url, 'alice'), bob: page(first.url, 'bob') };
    const stays: Record<string, Awaited<ReturnType<BareClient['join']>>> = {};
    const instances: Record<string, string> = {};
    for (const [user, signaling] of Object.entries(pages)) {
      await until(() => signaling.state.value === 'connected');
      const instance = newInstance();
      instances[user] = instance;
      stays[user] = await takeSeat(signaling, { room: 'tea', instance, slots });
    }
    const away = computed(() =>
      Object.values(pages).every(({ state }) => state.value === 'reconnecting'),
    );
    const left = until(() => away.value);
    assert.equal(await first.stop(), 0);
    await left;

    const second = await launchServer({ PORT: port });
    // The host is not the first to be back.
    for (const [user, signaling] of Object.entries(pages).reverse()) {
      await until(() => signaling.state.value === 'connected');
      const { stay, me, room } = stays[user]!;
      const was = { role: room.members[me]!.role };
      const instance = instances[user]!;
      const again = await takeSeat(signaling, { room: 'tea', instance, slots, stay, was });
      assert.equal(again.me, me);
      assert.equal(again.room.members[me]?.instance, instance);
    }
    const all = await connect(second.url, { user: 'carol' });
    const { room } = await all.join('tea');
    assert.deepEqual(
      Object.values(room.members)
        .map(({ name, role }) => [name, role])
        .sort(),
      [
        ['alice', 'host'],
        ['bob', 'member'],
        ['carol', 'member'],
      ],
    );
    all.close();
    for (const signaling of Object.values(pages)) signaling.close();
    await second.stop();
  });
});
