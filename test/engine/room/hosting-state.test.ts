import { expect } from '@open-wc/testing';
import { forgotten, handsOf, newsOf } from '../../../src/engine/room/hosting-state.ts';
import type { Member, RoomDoc } from '../../../src/protocol/room-doc.ts';
import { member, roomDoc } from '../../support/samples.ts';

const codes = (before: RoomDoc, after: RoomDoc, id: string, wanted = {}) =>
  newsOf(before, after, id, wanted).map(({ code }) => code);
const room = (me: Partial<Member>, other: Partial<Member> = {}, info = {}): RoomDoc => {
  const doc = roomDoc([member('me', me), member('other', other)]);
  return { ...doc, info: { ...doc.info, ...info } };
};

describe('hands', () => {
  it('are in the order in which they were raised', () => {
    const all = [member('a', { hand: 3 }), member('b'), member('c', { hand: 1 })];
    expect(handsOf(all).map(({ id }) => id)).to.deep.equal(['c', 'a']);
  });
});

describe('what a change of the document is worth telling', () => {
  it('is one’s own role, and that a host has said no', () => {
    const asking = room({ asksToHost: true });
    expect(codes(asking, room({ role: 'host' }), 'me')).to.deep.equal(['made-host']);
    expect(codes(asking, room({}), 'me', { asksToHost: true })).to.deep.equal(['host-refused']);
    expect(codes(asking, room({}), 'me', { asksToHost: false })).to.deep.equal([]);
  });

  it('is that somebody else has lowered one’s hand', () => {
    expect(codes(room({ hand: 1 }), room({}), 'me', { hand: true })).to.deep.equal([
      'hand-lowered',
    ]);
    expect(codes(room({ hand: 1 }), room({}), 'me', { hand: false })).to.deep.equal([]);
  });

  it('is, for hosts, who raises a hand and who asks to host; in calls, hands for all', () => {
    const after = { hand: 1, asksToHost: true };
    const host = { role: 'host' } as const;
    const both = ['hand-raised', 'asks-to-host'];
    expect(codes(room(host), room(host, after), 'me')).to.deep.equal(both);
    expect(codes(room({}), room({}, after), 'me')).to.deep.equal([]);
    const call = { kind: 'call' };
    expect(codes(room({}, {}, call), room({}, { hand: 1 }, call), 'me')).to.deep.equal([
      'hand-raised',
    ]);
  });

  it('is whether the room is locked', () => {
    expect(codes(room({}), room({}, {}, { locked: true }), 'me')).to.deep.equal(['room-locked']);
    expect(
      codes(room({}, {}, { locked: true }), room({}, {}, { locked: false }), 'me'),
    ).to.deep.equal(['room-unlocked']);
  });

  it('is nothing where nothing changes, and nothing in a room that was opened anew', () => {
    const before = room({ role: 'host', hand: 1 });
    expect(codes(before, before, 'me')).to.deep.equal([]);
    expect(codes(before, room({}, {}, { opened: 2 }), 'me', { hand: true })).to.deep.equal([]);
  });
});

describe('what a server has forgotten', () => {
  const info = { id: 'tea', kind: 'room', opened: 1 } as const;

  it('is what was set and is not any more', () => {
    const before = { ...info, title: 'Tea', locked: true, spotlight: 'a' };
    const after = { ...info, opened: 2, locked: false };
    expect(forgotten(before, after)).to.deep.equal({ title: 'Tea' });
    expect(forgotten(info, after)).to.equal(undefined);
  });
});
