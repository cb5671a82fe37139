import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { CalleeStatus } from '../../../src/protocol/invite.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { call, inCall, type Visitor, visitor } from '../../support/rules.ts';
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

  it('seats the caller at once, and whoever accepts beside', async () => {
    const { alice, bob } = await open();
    const { invite, joined } = await alice.ask('invite:send', call(['bob']));
    assert.deepEqual(Object.keys(joined?.room.members ?? {}), [joined?.me]);
    const changed = alice.next('room:changed');
    const { room, me } = await bob.accept(invite.id);
    assert.equal(room.members[me]!.joined > room.members[joined!.me]!.joined, true);
    assert.deepEqual(Object.keys((await changed).patch.members ?? {}), [me]);
  });

  it('goes on ringing for the others when one has answered, and ends with who stays alone', async () => {
    const { alice, bob, carol } = await open();
    const { id } = await alice.ring('bob', 'carol');
    await bob.accept(id);
    const closed = alice.next('room:closed');
    const room = (await carol.accept(id)).room.info.id;
    await bob.ask('room:leave', { room });
    await carol.ask('room:leave', { room });
    assert.equal((await closed).reason, 'hung-up');
  });

  for (const [status, end] of [
    ['declined', (bob: Visitor, id: string) => bob.ask('invite:decline', { invite: id })],
    ['expired', async () => ({})],
  ] as const) {
    it(`closes the call of a caller whom nobody came to, as ${status}`, async () => {
      const { alice, bob } = await open({ ring: status === 'expired' ? 40 : 45_000 });
      const closed = alice.next('room:closed');
      await end(bob, (await alice.ring('bob')).id);
      assert.equal((await closed).reason, status);
      assert.equal(
        (await people['alice']!.ask('presence:watch', { users: ['alice'] })).people[0]?.status,
        'available',
      );
    });
  }

  it('tells the caller why somebody declines, and rings for as long as the caller says', async () => {
    const { alice, bob } = await open();
    const { invite } = await alice.ask('invite:send', call(['bob'], { seconds: 5 }));
    const declined = has(alice, 'bob', 'declined');
    assert.ok(invite.expires < Date.now() + 10_000);
    await bob.ask('invite:decline', { invite: invite.id, reason: ' in a meeting ' });
    assert.equal((await declined).invite.callees[0]?.reason, 'in a meeting');
  });

  it('ends the call when the caller hangs up just as it is accepted', async () => {
    const { alice, bob } = await open();
    const { id, room } = await alice.ring('bob');
    const closed = bob.next('room:closed');
    await bob.accept(id);
    await alice.ask('room:leave', { room });
    assert.equal((await closed).reason, 'hung-up');
  });

  it('rings people into a call that goes on, and stops with who rang them', async () => {
    const { alice, bob, carol, dave } = await open();
    const { room } = await inCall(alice, bob);
    const into = { room, arrival: undefined };
    const first = await alice.ask('invite:send', call(['carol', 'bob'], into));
    assert.deepEqual(
      first.invite.callees.map(({ user }) => user),
      ['carol'],
    );
    assert.equal(Object.keys((await carol.accept(first.invite.id)).room.members).length, 3);
    assert.equal(await alice.refused('invite:send', call(['bob'], into)), 'invalid');
    assert.equal(await dave.refused('invite:send', call(['carol'], into)), 'wrong-state');
    await bob.ask('invite:send', call(['dave'], into));
    const cancelled = has(dave, 'dave', 'cancelled');
    await bob.ask('room:leave', { room });
    await cancelled;
  });

  it('goes on ringing while its caller is in the call with another device', async () => {
    const { alice, bob, carol, dave } = await open();
    const { room } = await inCall(alice, bob);
    const phone = visitor(server, 'alice');
    await phone.join(room);
    const into = { room, arrival: undefined };
    const { invite } = await alice.ask('invite:send', call(['carol'], into));
    await phone.ask('invite:send', call(['dave'], into));
    await alice.ask('room:leave', { room });
    await carol.accept(invite.id);
    const cancelled = has(dave, 'dave', 'cancelled');
    await phone.ask('room:leave', { room });
    await cancelled;
    phone.signaling.close();
  });

  it('is given up with a caller who stays away, unless the caller is in the call already', async () => {
    const { alice, bob, carol, dave } = await open({ callerGrace: 20 });
    const { id } = await alice.ring('bob', 'carol');
    await bob.accept(id);
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
    const payload = call(['bob'], { id: sent.id });
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

  it('starts no second call beside one that goes on, and one beside calls on hold', async () => {
    const { alice, bob, carol } = await open();
    const { room } = await inCall(alice, bob);
    assert.equal(await alice.refused('invite:send', call(['dave'])), 'wrong-state');
    await alice.ask('member:set', { room, held: true });
    assert.equal(await alice.refused('invite:send', call(['dave'])), 'fine');
    assert.equal(await bob.refused('invite:send', call(['bob'])), 'invalid');
    assert.equal(
      await carol.refused('invite:send', call(['dave'], { arrival: undefined })),
      'invalid',
    );
  });

  it('is not taken for accepted by who has no place left to come into', async () => {
    const { alice, bob } = await open();
    for (let n = 0; n < LIMITS.places; n += 1) await bob.join(`room ${n}`);
    const { id } = await alice.ring('bob');
    const answer = {
      invite: id,
      instance: 'instance-1',
      slots: { microphone: true, camera: false },
    };
    assert.equal(await bob.refused('invite:accept', answer), 'wrong-state');
    await bob.ask('room:leave', { room: 'room 0' });
    assert.equal(await bob.refused('invite:accept', answer), 'fine');
  });

  it('rings so many at a time, and no more', async () => {
    const { alice, bob } = await open();
    const { room } = await inCall(alice, bob);
    const into = { room, arrival: undefined };
    const crowd = Array.from({ length: LIMITS.ringing + 1 }, (_, n) => visitor(server, `u${n}`));
    for (const { signaling } of crowd) await until(() => signaling.session.value);
    for (let n = 0; n < LIMITS.ringing; n += 1)
      await alice.ask('invite:send', call([`u${n}`], into));
    const more = call([`u${LIMITS.ringing}`], into);
    assert.equal(await alice.refused('invite:send', more), 'wrong-state');
    for (const { signaling } of crowd) signaling.close();
  });

  it('rings nobody twice into one call, and one answer is for all invitations into it', async () => {
    const { alice, bob, carol } = await open();
    const { room } = await inCall(alice, bob);
    const into = { room, arrival: undefined };
    const sent = [alice, bob].map((one) => one.ask('invite:send', call(['carol'], into)));
    const results = await Promise.allSettled(sent);
    const [first] = results.filter((result) => result.status === 'fulfilled');
    assert.ok(first);
    await carol.accept(first.value.invite.id);
    await carol.reconnect();
    const statuses = carol.signaling.session.value?.invites.map(
      ({ callees }) => callees[0]?.status,
    );
    assert.deepEqual(new Set(statuses), new Set(['accepted']));
    assert.equal(await bob.refused('invite:send', call(['carol'], into)), 'invalid');
  });

  it('says at once who cannot be rung: who is not there, or talks and wants no second call', async () => {
    const { alice, bob, carol } = await open();
    await inCall(alice, bob);
    const statuses = async () => {
      const { callees, id } = await carol.ring('bob', 'nobody');
      await carol.ask('invite:cancel', { invite: id }).catch(() => {});
      return callees.map(({ status }) => status);
    };
    assert.deepEqual(await statuses(), ['ringing', 'offline']);
    await bob.ask('session:set', { callWaiting: false });
    assert.deepEqual(await statuses(), ['busy', 'offline']);
  });
});
