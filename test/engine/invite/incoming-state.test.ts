import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  type Incoming,
  type IncomingEvent,
  next,
  reasonFor,
} from '../../../src/engine/invite/incoming-state.ts';
import type { CalleeStatus } from '../../../src/protocol/invite.ts';
import { invitation } from '../../support/samples.ts';

const me = 'bob';
const invite = (status: CalleeStatus, id?: string) => invitation({ bob: status }, id);
const changed = (status: CalleeStatus, id?: string): IncomingEvent => ({
  type: 'changed',
  invite: invite(status, id),
  me,
});
const run = (...events: IncomingEvent[]) => events.reduce<Incoming>(next, []);
const shown = (state: Incoming) => state.map(({ invite, status }) => [invite.id, status]);

describe('being rung', () => {
  it('rings for an invitation, and stops when it does not ring for this person any more', () => {
    const ringing = run(changed('ringing', 'one'), changed('ringing', 'two'));
    expect(shown(ringing)).to.deep.equal([
      ['one', 'ringing'],
      ['two', 'ringing'],
    ]);
    for (const status of ['accepted', 'declined', 'cancelled', 'expired', 'offline'] as const) {
      expect(shown(next(ringing, changed(status, 'one')))).to.deep.equal([['two', 'ringing']]);
    }
  });

  it('takes over the room where a server that has started anew leads the invitation into another', () => {
    const anew = { ...invite('ringing', 'one'), room: 'call-of-the-new-server' };
    const after = next(run(changed('ringing', 'one')), { type: 'changed', invite: anew, me });
    expect(after.map(({ invite: { room } }) => room)).to.deep.equal(['call-of-the-new-server']);
  });

  it('never rings for what others are rung by, or for what is over', () => {
    const other: IncomingEvent = { type: 'changed', invite: invitation({ carol: 'ringing' }), me };
    expect(run(other)).to.deep.equal([]);
    expect(run(changed('cancelled'))).to.deep.equal([]);
  });

  it('keeps what is being answered until the server has replied', () => {
    const answering = run(changed('ringing'), { type: 'answer', id: 'invite-1' });
    expect(shown(answering)).to.deep.equal([['invite-1', 'answering']]);
    const late = next(answering, changed('cancelled'));
    expect(shown(late)).to.deep.equal([['invite-1', 'answering']]);
    expect(late[0]?.invite.callees[0]?.status).to.equal('cancelled');
    expect(next(late, { type: 'gone', id: 'invite-1' })).to.deep.equal([]);
  });

  it('stays the same for what comes late or twice, whatever happened before', () => {
    const id = fc.constantFrom('one', 'two');
    const status = fc.constantFrom<CalleeStatus>('ringing', 'accepted', 'cancelled');
    const event = fc.oneof(
      fc.tuple(status, id).map(([one, which]) => changed(one, which)),
      id.map<IncomingEvent>((which) => ({ type: 'answer', id: which })),
      id.map<IncomingEvent>((which) => ({ type: 'gone', id: which })),
    );
    fc.assert(
      fc.property(fc.array(event), event, (before, last) => {
        const once = next(run(...before), last);
        expect(next(once, structuredClone(last))).to.equal(once);
      }),
    );
  });
});

describe('why it stopped', () => {
  it('is told as the callee sees it', () => {
    expect(reasonFor(me, invite('accepted'))).to.equal('answered-elsewhere');
    expect(reasonFor(me, invite('declined'))).to.equal('answered-elsewhere');
    expect(reasonFor(me, invite('expired'))).to.equal('expired');
    expect(reasonFor(me, invite('cancelled'))).to.equal('cancelled');
    expect(reasonFor(me, invitation({ carol: 'ringing' }))).to.equal('cancelled');
  });
});
