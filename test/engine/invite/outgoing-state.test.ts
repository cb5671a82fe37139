import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  next,
  type Outgoing,
  type OutgoingEvent,
  verdictOf,
} from '../../../src/engine/invite/outgoing-state.ts';
import type { CalleeStatus } from '../../../src/protocol/invite.ts';
import { invitation } from '../../support/samples.ts';

const IDLE: Outgoing = { status: 'idle' };
const call: OutgoingEvent = { type: 'call', id: 'invite-1', to: ['bob'], video: false };
const changed = (status: CalleeStatus, id?: string): OutgoingEvent => ({
  type: 'changed',
  invite: invitation({ bob: status }, id),
});
const run = (...events: OutgoingEvent[]) => events.reduce(next, IDLE);

describe('ringing others', () => {
  it('goes from idle over calling to accepted, and back', () => {
    expect(run(call).status).to.equal('calling');
    expect(run(call, changed('ringing'))).to.have.nested.property('invite.id', 'invite-1');
    expect(run(call, changed('ringing'), changed('accepted')).status).to.equal('accepted');
    expect(run(call, changed('accepted'), { type: 'dismiss' })).to.deep.equal(IDLE);
  });

  it('ends with the callee’s answer, which is shown until it is dismissed', () => {
    for (const status of ['declined', 'busy', 'expired', 'cancelled', 'offline'] as const) {
      const ended = run(call, changed(status));
      expect(ended).to.include({ status: 'ended', reason: status });
      expect(next(ended, { type: 'dismiss' })).to.deep.equal(IDLE);
      expect(next(ended, call).status).to.equal('calling');
    }
  });

  it('stops for its own invitation only', () => {
    const calling = run(call);
    expect(next(calling, { type: 'stop', id: 'another', reason: 'failed' })).to.equal(calling);
    const stopped = next(calling, { type: 'stop', id: 'invite-1', reason: 'cancelled' });
    expect(stopped).to.include({ status: 'ended', reason: 'cancelled' });
  });

  it('is not dismissed, or begun anew, while it rings', () => {
    const calling = run(call);
    expect(next(calling, { type: 'dismiss' })).to.equal(calling);
    expect(next(calling, { ...call, id: 'invite-2' })).to.equal(calling);
  });

  it('stays the same for news of another invitation', () => {
    for (const state of [IDLE, run(call), run(call, changed('accepted'))]) {
      expect(next(state, changed('declined', 'another'))).to.equal(state);
    }
  });

  it('stays the same for what comes late or twice, whatever happened before', () => {
    const status = fc.constantFrom<CalleeStatus>('ringing', 'accepted', 'declined', 'expired');
    const event = fc.oneof(
      fc.constant(call),
      status.map((one) => changed(one)),
      fc.constant<OutgoingEvent>({ type: 'stop', id: 'invite-1', reason: 'cancelled' }),
      fc.constant<OutgoingEvent>({ type: 'dismiss' }),
    );
    fc.assert(
      fc.property(fc.array(event), event, (before, last) => {
        const once = next(before.reduce(next, IDLE), last);
        expect(next(once, structuredClone(last))).to.equal(once);
      }),
    );
  });
});

describe('what became of an invitation', () => {
  it('is accepted as soon as one accepts, and rings as long as one rings', () => {
    expect(verdictOf(invitation({ bob: 'declined', carol: 'accepted' }))).to.equal('accepted');
    expect(verdictOf(invitation({ bob: 'ringing', carol: 'accepted' }))).to.equal('accepted');
    expect(verdictOf(invitation({ bob: 'declined', carol: 'ringing' }))).to.equal('ringing');
  });

  it('is told by the most telling answer', () => {
    expect(verdictOf(invitation({ bob: 'offline', carol: 'declined' }))).to.equal('declined');
    expect(verdictOf(invitation({ bob: 'offline', carol: 'expired' }))).to.equal('expired');
    expect(verdictOf(invitation({ bob: 'offline' }))).to.equal('offline');
    expect(verdictOf(invitation({}))).to.equal('failed');
  });
});
