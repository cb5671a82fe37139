import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { CalleeStatus } from '../../../src/protocol/invite.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { inCall, type Visitor, visitor } from '../../support/rules.ts';
import { until } from '../../support/until.ts';

describe('an invitation', () => {
  const people: Record<string, Visitor> = {};
  let server: InPageServer;

  async function open(durations = {}) {
    server = new InPageServer({ durations });
    for (const user of ['alice', 'bob', 'carol', 'dave']) {
      const person = visitor(server, user);
      people[user] = person;
      await until(() => person.signaling.session.value);
    }
    return people as Record<'alice' | 'bob' | 'carol' | 'dave', Visitor>;
  }
  afterEach(() => {
    for (const { signaling } of Object.values(people)) signaling.close();
    server.close();
  });

  /** The news that a callee has a status. */
  const has = (who: Visitor, user: string, status: CalleeStatus) =>
    who.next('invite:changed', ({ invite }) =>
      invite.callees.some((callee) => callee.user === user && callee.status === status),
    );

  it('shows a callee nobody else who is rung', async () => {
    const { alice, bob } = await open();
    const rung = bob.next('invite:changed');
    const sent = await alice.ring('bob', 'carol');
    assert.deepEqual(
      (await rung).invite.callees.map(({ user }) => user),
      ['bob'],
    );
    assert.equal(sent.callees.length, 2);
  });

  it('keeps the call open for the caller when another callee declines first', async () => {
    const { alice, bob, carol } = await open();
    const { id, room } = await alice.ring('bob', 'carol');
    await bob.accept(id);
    await carol.ask('invite:decline', { invite: id });
    assert.equal(Object.keys((await alice.join(room)).room.members).length, 2);
  });

  it('keeps the call open for the caller when the others stop ringing first', async () => {
    const { alice, bob } = await open({ ring: 40 });
    const expired = has(alice, 'carol', 'expired');
    const { id, room } = await alice.ring('bob', 'carol');
    await bob.accept(id);
    await expired;
    assert.equal(Object.keys((await alice.join(room)).room.members).length, 2);
  });

  it('ends the call when the caller does not come', async () => {
    const { alice, bob } = await open({ callerJoins: 30 });
    const closed = bob.next('room:closed');
    await bob.accept((await alice.ring('bob')).id);
    assert.equal((await closed).reason, 'offline');
  });

  it('ends the call when the caller hangs up just as it is accepted', async () => {
    const { alice, bob } = await open();
    const { id } = await alice.ring('bob');
    const closed = bob.next('room:closed');
    await bob.accept(id);
    await alice.ask('invite:cancel', { invite: id });
    assert.equal((await closed).reason, 'cancelled');
  });

  it('is given up with a caller who stays away, unless the caller is in the call already', async () => {
    const { alice, bob, carol, dave } = await open({ callerGrace: 20 });
    const { id, room } = await alice.ring('bob', 'carol');
    await bob.accept(id);
    await alice.join(room);
    alice.signaling.drop();
    const erin = visitor(server, 'erin');
    await until(() => erin.signaling.session.value);
    await dave.ring('erin');
    const cancelled = has(erin, 'erin', 'cancelled');
    dave.signaling.drop();
    await cancelled;
    // The first caller has been away for longer than the second by now.
    await carol.reconnect();
    assert.deepEqual(
      carol.signaling.session.value?.invites.map((invite) => invite.id),
      [id],
    );
    erin.signaling.close();
  });

  it('is found again by a caller who lost the reply or the connection', async () => {
    const { alice, bob } = await open({ callerGrace: 20 });
    const sent = await alice.ring('bob');
    await alice.reconnect();
    const payload = { id: sent.id, to: ['bob'], video: false };
    assert.deepEqual((await alice.ask('invite:send', payload)).invite, sent);
    const accepted = has(alice, 'bob', 'accepted');
    await bob.accept(sent.id);
    await accepted;
    assert.equal(await bob.refused('invite:send', payload), 'invalid');
  });

  it('is nobody else’s to answer or to cancel', async () => {
    const { alice, carol } = await open();
    const { id } = await alice.ring('bob');
    const answer = {
      invite: id,
      instance: 'instance-1',
      slots: { microphone: true, camera: true },
    };
    assert.equal(await carol.refused('invite:accept', answer), 'not-found');
    assert.equal(await carol.refused('invite:decline', { invite: id }), 'not-found');
    assert.equal(await carol.refused('invite:cancel', { invite: id }), 'not-found');
    assert.equal(await alice.refused('invite:decline', { invite: id }), 'not-found');
  });

  it('cannot be sent from a call, nor while another one rings', async () => {
    const { alice, bob, carol } = await open();
    const send = { id: 'invite-0001', to: ['dave'], video: false };
    await inCall(alice, bob);
    assert.equal(await alice.refused('invite:send', send), 'wrong-state');
    await carol.ring('dave');
    assert.equal(await carol.refused('invite:send', send), 'wrong-state');
    assert.equal(await bob.refused('invite:send', { ...send, to: ['bob'] }), 'invalid');
  });

  it('says at once who cannot be rung', async () => {
    const { alice, bob, carol } = await open();
    await inCall(alice, bob);
    const { callees } = await carol.ring('bob', 'nobody');
    assert.deepEqual(
      callees.map(({ status }) => status),
      ['busy', 'offline'],
    );
  });
});
