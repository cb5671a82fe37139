import { expect } from '@open-wc/testing';
import {
  isReopened,
  next,
  type RoomEvent,
  type RoomState,
  wasGivenUp,
} from '../../../src/engine/room/room-state.ts';
import { member, roomDoc } from '../../support/samples.ts';

const JOINED: RoomState = { status: 'joined' };
const LOST: RoomEvent = { type: 'lost' };
const REJOINED: RoomEvent = { type: 'rejoined' };

describe('one’s stay in a room', () => {
  it('is interrupted and goes on', () => {
    const lost = next(JOINED, LOST);
    expect(lost.status).to.equal('reconnecting');
    expect(next(lost, REJOINED).status).to.equal('joined');
  });

  it('stays the same for what says nothing new', () => {
    const lost = next(JOINED, LOST);
    expect(next(lost, LOST)).to.equal(lost);
    expect(next(JOINED, REJOINED)).to.equal(JOINED);
  });

  it('is over for good, for the first reason', () => {
    for (const before of [JOINED, next(JOINED, LOST)]) {
      const left = next(before, { type: 'left', reason: 'ended' });
      expect(left).to.deep.equal({ status: 'left', reason: 'ended' });
      for (const late of [LOST, REJOINED, { type: 'left', reason: 'failed' } as const]) {
        expect(next(left, late)).to.equal(left);
      }
    }
  });
});

describe('after a break', () => {
  const before = roomDoc([member('a'), member('b')]);
  const info = { ...before.info, opened: 2 };

  it('the room is a new one when the server has started anew', () => {
    expect(isReopened(before, roomDoc([member('a')], { rev: 7 }))).to.equal(false);
    expect(isReopened(before, roomDoc([member('a')], { info }))).to.equal(true);
  });

  it('one’s place was given up when one was seated anew in the same room', () => {
    const again = roomDoc([member('a', { joined: 9 })]);
    expect(wasGivenUp(before, again, 'a')).to.equal(true);
    expect(wasGivenUp(before, before, 'a')).to.equal(false);
    expect(wasGivenUp(before, { ...again, info }, 'a')).to.equal(false);
  });
});
