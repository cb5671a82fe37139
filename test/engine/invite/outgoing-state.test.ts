import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  type Going,
  next,
  type OutgoingEvent,
  verdictOf,
} from '../../../src/engine/invite/outgoing-state.ts';
import type { CalleeStatus } from '../../../src/protocol/invite.ts';
import { isAnswered, wordsOf } from '../../../src/protocol/invite-says.ts';
import { invitation } from '../../support/samples.ts';

const CALLING: Going = {
  status: 'calling',
  id: 'invite-1',
  to: ['bob'],
  video: false,
};
const changed = (status: CalleeStatus, id?: string): OutgoingEvent => ({
  type: 'changed',
  invite: invitation({ bob: status }, id),
});
const dismiss: OutgoingEvent = { type: 'dismiss', id: 'invite-1' };
const run = (...events: OutgoingEvent[]) =>
  events.reduce<Going | undefined>((state, event) => state && next(state, event), CALLING);

describe('ringing others', () => {
  it('goes on until all have accepted, and leaves nothing to show', () => {
    expect(run(changed('ringing'))).to.have.nested.property('invite.id', 'invite-1');
    expect(run(changed('ringing'), changed('accepted'))).to.equal(undefined);
  });

  it('ends with the callee’s answer, which is shown until it is dismissed', () => {
    for (const status of ['declined', 'busy', 'expired', 'cancelled', 'offline'] as const) {
      expect(run(changed(status))).to.include({ status: 'ended', reason: status });
      expect(run(changed(status), dismiss)).to.equal(undefined);
    }
  });

  it('stops for its own invitation only', () => {
    expect(run({ type: 'stop', id: 'another', reason: 'failed' })).to.equal(CALLING);
    const stopped = run({ type: 'stop', id: 'invite-1', reason: 'cancelled' });
    expect(stopped).to.include({ status: 'ended', reason: 'cancelled' });
  });

  it('is not dismissed while it rings, nor by another’s name', () => {
    expect(run(dismiss)).to.equal(CALLING);
    const ended = run(changed('declined'));
    expect(next(ended as Going, { type: 'dismiss', id: 'another' })).to.equal(ended);
  });

  it('stays the same for news of another invitation', () => {
    expect(run(changed('declined', 'another'))).to.equal(CALLING);
    const ended = run(changed('declined'));
    expect(next(ended as Going, changed('ringing', 'another'))).to.equal(ended);
  });

  it('stays the same for what comes late or twice, whatever happened before', () => {
    const status = fc.constantFrom<CalleeStatus>('ringing', 'accepted', 'declined', 'expired');
    const event = fc.oneof(
      status.map((one) => changed(one)),
      fc.constant<OutgoingEvent>({ type: 'stop', id: 'invite-1', reason: 'cancelled' }),
      fc.constant(dismiss),
    );
    fc.assert(
      fc.property(fc.array(event), event, (before, last) => {
        const once = run(...before, last);
        expect(once && next(once, structuredClone(last))).to.equal(once);
      }),
    );
  });
});

describe('what became of an invitation', () => {
  it('is ringing as long as it rings for one, and accepted when all have accepted', () => {
    expect(verdictOf(invitation({ bob: 'accepted', carol: 'accepted' }))).to.equal('accepted');
    expect(verdictOf(invitation({ bob: 'ringing', carol: 'accepted' }))).to.equal('ringing');
    expect(verdictOf(invitation({ bob: 'declined', carol: 'ringing' }))).to.equal('ringing');
  });

  it('is told by the most telling answer of those who do not come', () => {
    expect(verdictOf(invitation({ bob: 'accepted', carol: 'declined' }))).to.equal('declined');
    expect(verdictOf(invitation({ bob: 'offline', carol: 'declined' }))).to.equal('declined');
    expect(verdictOf(invitation({ bob: 'offline', carol: 'expired' }))).to.equal('expired');
    expect(verdictOf(invitation({ bob: 'offline' }))).to.equal('offline');
    expect(verdictOf(invitation({}))).to.equal('failed');
  });

  it('may be that one has come, and the words of one who did not', () => {
    const invite = invitation({ bob: 'accepted', carol: 'declined' });
    expect([isAnswered(invite), isAnswered(undefined)]).to.deep.equal([true, false]);
    const [bob, carol] = invite.callees;
    const callees = [bob!, { ...carol!, reason: 'tomorrow' }];
    expect(wordsOf({ ...invite, callees })).to.equal('tomorrow');
    expect(wordsOf(invite)).to.equal(undefined);
  });
});
