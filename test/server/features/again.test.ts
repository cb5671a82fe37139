import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { type Visitor, visitor } from '../../support/rules.ts';
import { until } from '../../support/until.ts';

/** A server that has lost its memory is, to whoever comes back, a new one. */
describe('an invitation that a new server hears of again', () => {
  let server: InPageServer;
  let alice: Visitor;

  before(async () => {
    server = new InPageServer({ durations: { callerGrace: 300 } });
    alice = visitor(server, 'alice');
    await until(() => alice.signaling.session.value);
  });
  after(() => server.close());

  /** Alice comes back into her call, and says again whom she rings. */
  async function comeBack(name: string, to: string, again = true) {
    const room = `call-${name}`;
    await alice.join(room, { stay: { member: `member-${name}`, secret: `secret-${name}` } });
    return alice.ask('invite:send', { id: `invite-${name}`, to: [to], video: false, room, again });
  }

  it('rings whoever comes back later than the caller', async () => {
    const { invite } = await comeBack('of-before', 'bob');
    assert.deepEqual(
      invite.callees.map(({ status }) => status),
      ['ringing'],
    );
    const bob = visitor(server, 'bob');
    const { invites } = await until(() => bob.signaling.session.value);
    assert.deepEqual(
      invites.map(({ id }) => id),
      [invite.id],
    );
    await bob.ask('invite:decline', { invite: invite.id });
    bob.signaling.close();
  });

  it('says so of who does not come', async () => {
    const told = alice.next('invite:changed', ({ invite }) => {
      return invite.id === 'invite-to-nobody' && invite.callees[0]?.status !== 'ringing';
    });
    await comeBack('to-nobody', 'nobody');
    assert.equal((await told).invite.callees[0]?.status, 'offline');
  });

  it('does not ring who is in no way there, when it is said for the first time', async () => {
    const { invite } = await comeBack('for-once', 'nobody', false);
    assert.equal(invite.callees[0]?.status, 'offline');
  });
});
