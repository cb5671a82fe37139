import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CallRecord } from '../../../server/calls/calls.ts';
import type { Fact } from '../../../server/facts.ts';
import { abandoned, recorded } from '../../../server/features/history-state.ts';
import type { CalleeStatus } from '../../../src/protocol/invite.ts';

const call = 'call-1';
const where = (at: number) => ({ call, room: call, at });
const who = (user: string) => ({ user, name: user.toUpperCase() });
const rings = (at: number, status: CalleeStatus, ...users: string[]): Fact => ({
  ...{ type: 'call:ringing', invite: 'invite-1', from: who('ann'), video: true, ...where(at) },
  to: users.map((user) => ({ ...who(user), status })),
});
const settles = (at: number, user: string, status: CalleeStatus): Fact => ({
  ...{ type: 'call:settled', invite: 'invite-1', status, ...who(user), ...where(at) },
});
const opens = (at: number, isReopened = false): Fact => ({
  ...{ type: 'room:opened', kind: 'call', isReopened, ...where(at) },
});
const comes = (at: number, user: string, member = user): Fact => ({
  ...{ type: 'member:joined', member, ...who(user), ...where(at) },
});
const goes = (at: number, user: string, member = user): Fact => ({
  ...{ type: 'member:left', member, reason: 'hung-up', ...who(user), ...where(at) },
});
const closes = (at: number, reason: 'hung-up' | 'expired' = 'hung-up'): Fact => ({
  ...{ type: 'room:closed', kind: 'call', reason, ...where(at) },
});
const after = (...facts: Fact[]): CallRecord | undefined =>
  facts.reduce<CallRecord | undefined>(recorded, undefined);

describe('the record of a call', () => {
  it('has who rang whom, when they talked, and how it ended', () => {
    assert.deepEqual(
      after(
        ...[opens(1), comes(2, 'ann'), rings(3, 'ringing', 'bob', 'eve'), comes(9, 'bob')],
        ...[settles(9, 'bob', 'accepted'), settles(12, 'eve', 'expired')],
        ...[goes(20, 'bob'), goes(20, 'ann'), closes(20)],
      ),
      {
        ...{ id: call, room: call, kind: 'call', video: true, from: who('ann') },
        ...{ began: 1, answered: 9, ended: 20, reason: 'hung-up' },
        people: [
          { ...who('ann'), joined: 2, left: 20 },
          { ...who('bob'), status: 'accepted', joined: 9, left: 20 },
          { ...who('eve'), status: 'expired' },
        ],
      },
    );
  });

  it('is over at once where nobody could be rung', () => {
    const busy = after(rings(3, 'busy', 'bob'));
    assert.deepEqual([busy?.began, busy?.ended, busy?.reason], [3, 3, 'busy']);
    assert.equal(after(rings(3, 'offline', 'bob'))?.reason, 'offline');
    assert.equal(after(opens(1), comes(1, 'ann'), rings(3, 'offline', 'bob'))?.ended, undefined);
  });

  it('is answered by somebody else, and not by another device of the caller', () => {
    const alone = after(opens(1), comes(1, 'ann', 'phone'), comes(2, 'ann', 'laptop'));
    assert.equal(alone?.answered, undefined);
    const two = [alone, comes(5, 'bob'), comes(7, 'eve')] as const;
    const [, second, third] = two;
    assert.equal(recorded(recorded(alone, second), third)?.answered, 5);
  });

  it('has somebody there for as long as any of their devices is', () => {
    const both = [opens(1), comes(1, 'ann', 'phone'), comes(2, 'ann', 'laptop')];
    const ann = (call: CallRecord | undefined) => call?.people[0];
    assert.equal(ann(after(...both, goes(5, 'ann', 'phone')))?.left, undefined);
    const gone = [...both, goes(5, 'ann', 'phone'), goes(6, 'ann', 'laptop')];
    assert.deepEqual(ann(after(...gone)), { ...who('ann'), joined: 1, left: 6 });
    const back = ann(after(...gone, comes(9, 'ann')));
    assert.deepEqual(back, { ...who('ann'), joined: 1, devices: ['ann'] });
  });

  it('goes on when people come back to a call that the server had lost', () => {
    const before = after(opens(1), comes(1, 'ann'), comes(2, 'bob'));
    const ended = abandoned(before!, 30);
    assert.deepEqual([ended.ended, ended.reason], [30, 'failed']);
    const again = [opens(40, true), comes(40, 'ann'), comes(41, 'bob')].reduce(recorded, ended);
    assert.deepEqual([again?.began, again?.answered, again?.ended], [1, 2, undefined]);
    const over = [goes(50, 'bob'), closes(51)].reduce(recorded, again);
    assert.deepEqual([over?.ended, over?.reason], [51, 'hung-up']);
    assert.deepEqual(
      over?.people.map(({ left }) => left),
      [51, 50],
    );
  });

  it('is the same where something is told twice', () => {
    const all = [
      ...[opens(1), comes(2, 'ann', 'phone'), comes(3, 'ann', 'laptop'), comes(4, 'bob')],
      ...[rings(5, 'ringing', 'eve'), settles(6, 'eve', 'expired')],
      ...[goes(7, 'ann', 'phone'), goes(8, 'ann', 'laptop'), goes(9, 'bob'), closes(10)],
    ];
    for (let count = 1; count <= all.length; count += 1) {
      const some = all.slice(0, count);
      assert.deepEqual(after(...some.flatMap((fact) => [fact, fact])), after(...some));
    }
    assert.deepEqual(after(...all, rings(5, 'ringing', 'eve'), closes(30)), after(...all));
  });

  it('is opened by what is told late no more than it was', () => {
    const both = after(comes(2, 'ann'), opens(1), comes(3, 'bob'));
    assert.deepEqual(
      both?.people.map(({ devices }) => devices),
      [['ann'], ['bob']],
    );
    const over = recorded(both, closes(9));
    assert.equal(recorded(over, opens(1)), over);
    assert.equal(recorded(over, opens(4, true)), over);
  });

  it('is over, with nobody there, in whatever order that is told', () => {
    const others = [
      ...[comes(2, 'ann'), comes(3, 'bob'), goes(7, 'ann'), goes(8, 'bob')],
      ...[closes(9), opens(1), comes(2, 'ann')],
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(others, { minLength: others.length, maxLength: others.length }),
        (mixed) => {
          const call = after(opens(1), ...mixed);
          assert.deepEqual([call?.began, call?.ended, call?.reason], [1, 9, 'hung-up']);
          const people = [...(call?.people ?? [])].sort((a, b) => (a.user < b.user ? -1 : 1));
          assert.deepEqual(
            people.map(({ user, joined, devices }) => [user, joined, devices]),
            [
              ['ann', 2, undefined],
              ['bob', 3, undefined],
            ],
          );
        },
      ),
    );
  });

  it('that nobody ended ends when anything of it was last known', () => {
    const rung = after(opens(1), comes(2, 'ann'), rings(3, 'ringing', 'bob'));
    const { ended, reason, people } = abandoned(rung!, 0);
    assert.deepEqual([ended, reason], [2, 'failed']);
    assert.deepEqual(people, [
      { ...who('ann'), joined: 2, left: 2 },
      { ...who('bob'), status: 'cancelled' },
    ]);
    const over = after(opens(1), closes(5, 'expired'));
    assert.equal(abandoned(over!, 9), over);
  });

  it('begins with nothing but a call that rings, or somebody who comes', () => {
    for (const late of [settles(1, 'bob', 'expired'), goes(1, 'ann'), closes(1)])
      assert.equal(after(late), undefined);
    const room = { ...rings(1, 'ringing', 'bob'), call: 'meeting', room: 'tea' };
    assert.equal(after(room), undefined);
    const meeting = { ...comes(4, 'ann'), call: 'meeting', room: 'tea' };
    const record = after(meeting);
    assert.deepEqual([record?.kind, record?.room, record?.began], ['room', 'tea', 4]);
    const asked = recorded(record, room);
    assert.equal(asked?.from, undefined);
    assert.equal(asked?.people.length, 2);
  });

  it('has no more people than it should', () => {
    const many = Array.from({ length: 1_001 }, (_, index) => comes(1, `user-${index}`));
    assert.equal(after(...many)?.people.length, 1_000);
  });
});
