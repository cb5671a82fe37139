import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { type BareClient, connect, newInstance } from '../../support/bare-client.ts';
import { PushEndpoint } from '../../support/push-endpoint.ts';
import { launchServer, type ServerProcess } from '../../support/server-process.ts';
import { eventually } from '../../support/until.ts';

describe('the server as a program, with keys for Web Push', () => {
  let endpoint: PushEndpoint;
  let server: ServerProcess;
  let alice: BareClient;

  before(async () => {
    endpoint = await PushEndpoint.open();
    server = await launchServer(endpoint.settings);
  });
  after(async () => {
    await server.stop();
    endpoint.close();
  });
  afterEach(() => {
    endpoint.delivered.splice(0);
    alice.close();
  });

  const wanted = (subscription = endpoint.subscription) => ({
    subscription,
    page: 'https://site.example/',
    server: server.url,
    lang: 'en',
  });

  /** Bob has subscribed and is gone; Alice is there. */
  async function bobIsAway(): Promise<void> {
    alice = await connect(server.url, { user: 'alice', name: 'Alice' });
    const bob = await connect(server.url, { user: 'bob', name: 'Bob Stone' });
    await bob.ask('push:subscribe', wanted());
    const gone = alice.next('presence:changed', ({ people }) => people[0]?.status === 'offline');
    await alice.ask('presence:watch', { users: ['bob'] });
    bob.close();
    await gone;
  }

  const ring = () =>
    alice.ask('invite:send', {
      id: newInstance().padEnd(20, '-'),
      to: ['bob'],
      video: false,
      arrival: { instance: newInstance(), slots: { microphone: true, camera: false } },
    });
  const delivered = () => eventually(() => endpoint.delivered.at(-1));
  const post = (body: string, more: RequestInit = {}) =>
    fetch(`${server.url}/api/push/decline`, { method: 'POST', body, ...more });

  it('sends what only the browser can read, and proves who it is', async () => {
    await bobIsAway();
    const { invite } = await ring();
    assert.deepEqual(invite.callees, [{ user: 'bob', name: 'Bob Stone', status: 'ringing' }]);
    const { headers, message } = await delivered();
    assert.equal(message.invite, invite.id);
    assert.equal(headers['content-encoding'], 'aes128gcm');
    assert.equal(headers['urgency'], 'high');
    assert.ok(Number(headers['ttl']) > 0 && Number(headers['ttl']) <= 45);
    const [, token = '', key] =
      /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? [];
    assert.equal(decodeProtectedHeader(token).alg, 'ES256');
    assert.equal(decodeJwt(token).aud, new URL(endpoint.subscription.endpoint).origin);
    assert.equal(key?.length, 87);
  });

  it('takes no key for which nothing can be encrypted', async () => {
    alice = await connect(server.url, { user: 'alice' });
    const { keys, ...rest } = endpoint.subscription;
    const wrong = { ...rest, keys: { ...keys, p256dh: 'B'.repeat(87) } };
    const reply = await alice.send('push:subscribe', wanted(wrong));
    assert.equal(reply.ok || reply.error.code, 'invalid');
  });

  it('lets the notification decline, from any origin, with its token and nothing else', async () => {
    await bobIsAway();
    const declined = alice.next('invite:changed', ({ invite }) =>
      invite.callees.some(({ status }) => status === 'declined'),
    );
    await ring();
    const { message } = await delivered();
    assert.equal(message.kind, 'ring');
    const { token } = message as typeof message & { token: string };
    const wrong = ['', '{}', '[]', '{"token":7}', `{"token":"${token}","more":1}`];
    for (const body of wrong) assert.equal((await post(body)).status, 400, body);
    assert.equal((await post('{"token":"token-of-nobody"}')).status, 404);
    assert.equal((await post(`{"token":"${'x'.repeat(2_000)}"}`)).status, 413);
    const headers = { Origin: 'https://site.example', 'Content-Type': 'application/json' };
    const response = await post(JSON.stringify({ token }), { headers });
    assert.deepEqual([response.status, await response.json()], [200, { ok: true }]);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
    await declined;
    const again = await post(JSON.stringify({ token }));
    assert.equal(again.status, 404);
    assert.equal((await again.json()).error.code, 'not-found');
  });

  it('forgets a subscription that the push service knows no more', async () => {
    await bobIsAway();
    endpoint.status = 410;
    const offline = alice.next('invite:changed', ({ invite }) =>
      invite.callees.some(({ status }) => status === 'offline'),
    );
    await ring();
    await offline;
    endpoint.status = 201;
    assert.equal((await ring()).invite.callees[0]?.status, 'offline');
  });

  it('slows down whoever declines without end', async () => {
    alice = await connect(server.url, { user: 'alice' });
    const codes = new Set<number>();
    for (let index = 0; index < 110; index += 1) codes.add((await post('{}')).status);
    assert.ok(codes.has(429));
  });
});
