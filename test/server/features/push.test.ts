import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CallError } from '../../../src/protocol/errors.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { ENDPOINT, PushService, subscription } from '../../support/push-service.ts';
import { type Visitor, visitor } from '../../support/rules.ts';
import { eventually, until } from '../../support/until.ts';

describe('somebody with no page open', () => {
  const opened: Visitor[] = [];
  let service: PushService;
  let server: InPageServer;
  let alice: Visitor;

  async function person(user: string): Promise<Visitor> {
    const one = visitor(server, user);
    opened.push(one);
    await until(() => one.signaling.session.value);
    return one;
  }

  /** Bob has subscribed with these browsers, and closed all pages. */
  async function away(...endpoints: string[]): Promise<void> {
    const bob = await person('bob');
    for (const endpoint of endpoints) await bob.ask('push:subscribe', subscription(endpoint));
    const gone = alice.next('presence:changed', ({ people }) => people[0]?.status === 'offline');
    await alice.ask('presence:watch', { users: ['bob'] });
    bob.signaling.close();
    await gone;
  }

  beforeEach(async () => {
    service = new PushService();
    server = new InPageServer({ pusher: service, durations: { callerGrace: 20 } });
    alice = await person('alice');
  });
  afterEach(() => {
    for (const { signaling } of opened.splice(0)) signaling.close();
    server.close();
  });

  const status = ({ callees }: { callees: readonly { status: string }[] }) => callees[0]?.status;
  const ended = (wanted: string) =>
    alice.next('invite:changed', ({ invite }) => status(invite) === wanted);
  const refused = (deed: Promise<unknown>) =>
    deed.then(
      () => 'fine',
      ({ code }: CallError) => code,
    );

  it('is rung by a push that is urgent for as long as it rings', async () => {
    await away(ENDPOINT);
    const invite = await alice.ring('bob');
    assert.equal(status(invite), 'ringing');
    const { message, options } = await service.last('ring');
    assert.equal(message.invite, invite.id);
    assert.deepEqual(message.from, { user: 'alice', name: 'alice' });
    assert.equal(message.page, subscription().page);
    assert.equal(options.urgency, 'high');
    assert.ok(options.ttl > 0 && options.ttl <= 45, `${options.ttl} s`);
  });

  it('accepts by the page that the notification opens, with its token, once, whoever else tries it', async () => {
    await away(ENDPOINT);
    const invite = await alice.ring('bob');
    const { token } = (await service.last('ring')).message;
    assert.equal(await alice.refused('push:answer', { token }), 'not-found');
    const bob = await person('bob');
    assert.equal((await bob.ask('push:answer', { token })).invite, invite.id);
    assert.equal(await bob.refused('push:answer', { token }), 'not-found');
    await bob.accept(invite.id);
    // The device that has answered is not told that it was answered elsewhere: a later call is the next it hears of.
    await bob.ask('room:leave', { room: invite.room });
    const later = await alice.ring('bob');
    await eventually(() => service.sent.some(({ message }) => message.invite === later.id));
    assert.ok(service.sent.every(({ message }) => message.kind !== 'elsewhere'));
  });

  it('declines by the token alone, once, and for nobody else', async () => {
    await away(ENDPOINT);
    const declined = ended('declined');
    await alice.ring('bob');
    const { token } = (await service.last('ring')).message;
    assert.equal(await refused(server.decline('token-of-nobody')), 'not-found');
    await server.decline(token);
    await declined;
    assert.equal(await refused(server.decline(token)), 'not-found');
  });

  it('is told of a missed call when it stops ringing, and the token is good no more', async () => {
    await away(ENDPOINT);
    const { id } = await alice.ring('bob');
    const { token } = (await service.last('ring')).message;
    await alice.ask('invite:cancel', { invite: id });
    const { message, options } = await service.last('missed');
    assert.equal(message.invite, id);
    assert.equal(options.urgency, 'normal');
    assert.equal(await refused(server.decline(token)), 'not-found');
  });

  it('has the other devices told when one has answered', async () => {
    const [phone, laptop] = ['https://push.example/phone', 'https://push.example/laptop'];
    await away(phone, laptop);
    await alice.ring('bob');
    const { token } = (await service.last('ring', phone)).message;
    await service.last('ring', laptop);
    await server.decline(token);
    assert.equal((await service.last('elsewhere', laptop)).endpoint, laptop);
    assert.equal(service.sent.findLast(({ endpoint }) => endpoint === phone)?.message.kind, 'ring');
  });

  it('rings on when a page that rang is closed', async () => {
    await away(ENDPOINT);
    const bob = await person('bob');
    const { id } = await alice.ring('bob');
    bob.signaling.close();
    // Carol has no subscription, and is lost after the same grace: Bob would have been by then.
    const carol = await person('carol');
    const dave = await person('dave');
    const lost = dave.next('invite:changed', ({ invite }) => status(invite) === 'offline');
    await dave.ring('carol');
    carol.signaling.close();
    await lost;
    const back = await person('bob');
    assert.deepEqual(
      back.signaling.session.value?.invites.map((invite) => invite.id),
      [id],
    );
  });

  it('is offline as soon as all their subscriptions turn out to be gone', async () => {
    await away(ENDPOINT);
    service.gone.add(ENDPOINT);
    const offline = ended('offline');
    await alice.ring('bob');
    await offline;
    assert.equal(status(await alice.ring('bob')), 'offline');
  });

  it('is offline after unsubscribing', async () => {
    await away(ENDPOINT);
    const bob = await person('bob');
    assert.equal(bob.signaling.session.value?.push?.publicKey, service.publicKey);
    await bob.ask('push:unsubscribe', { endpoint: ENDPOINT });
    const gone = alice.next('presence:changed', ({ people }) => people[0]?.status === 'offline');
    bob.signaling.close();
    await gone;
    assert.equal(status(await alice.ring('bob')), 'offline');
  });

  it('cannot have the server send anything elsewhere than to push services', async () => {
    const inside = subscription('https://169.254.169.254/latest/meta-data');
    assert.equal(await alice.refused('push:subscribe', inside), 'forbidden');
  });

  it('is told nothing on a server without keys', async () => {
    const plain = new InPageServer();
    const carol = visitor(plain, 'carol');
    await until(() => carol.signaling.session.value);
    assert.equal(carol.signaling.session.value?.push, undefined);
    assert.equal(await carol.refused('push:subscribe', subscription()), 'wrong-state');
    carol.signaling.close();
    plain.close();
  });
});
