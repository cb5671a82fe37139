import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ROLES } from '../../src/protocol/roles.ts';
import { diff } from '../../src/protocol/room-diff.ts';
import { apply, type Member, membersOf, type RoomDoc } from '../../src/protocol/room-doc.ts';

const id = fc.constantFrom('member-a', 'member-b', 'member-c', 'member-d');
const member = fc.record({
  user: fc.constantFrom('alice', 'bob'),
  name: fc.constantFrom('Alice', 'Bob'),
  instance: fc.constantFrom('instance-1', 'instance-2'),
  joined: fc.nat(5),
  connected: fc.boolean(),
  microphone: fc.boolean(),
  camera: fc.boolean(),
  screen: fc.boolean(),
  'screen-audio': fc.boolean(),
  held: fc.boolean(),
  role: fc.constantFrom(...ROLES),
  hand: fc.option(fc.nat(3)),
  asksToHost: fc.boolean(),
});
const members = fc
  .dictionary(id, member)
  .map((all) =>
    Object.fromEntries(Object.entries(all).map(([key, one]) => [key, { ...one, id: key }])),
  );
const info = fc.record({
  id: fc.constant('tea'),
  kind: fc.constantFrom('call' as const, 'room' as const),
  opened: fc.nat(3),
  spotlight: fc.option(id),
  locked: fc.boolean(),
});

const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const doc = (rev: number) => fc.record({ rev: fc.constant(rev), info, members }).map(overTheWire);
const copy = (before: RoomDoc): RoomDoc => structuredClone(before);

describe('a patch between two documents', () => {
  it('turns the one into the other, whatever they are', () => {
    fc.assert(
      fc.property(doc(1), doc(2), (before, after) => {
        const patch = diff(before, after);
        const result = patch ? apply(before, overTheWire(patch)) : before;
        assert.deepEqual({ ...result, rev: 2 }, after);
        assert.equal(patch?.rev ?? 2, 2);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves members that it does not touch, and the old document, as they were', () => {
    fc.assert(
      fc.property(doc(1), doc(2), (before, after) => {
        const patch = diff(before, after);
        const old = copy(before);
        const result = patch ? apply(before, patch) : before;
        for (const [key, one] of Object.entries(before.members)) {
          if (patch?.members && key in patch.members) continue;
          assert.equal(result.members[key], one);
        }
        if (!patch?.info) assert.equal(result.info, before.info);
        assert.deepEqual(before, old);
      }),
    );
  });

  it('holds nothing but what has changed', () => {
    fc.assert(
      fc.property(doc(1), id, (before, key) => {
        const one = before.members[key];
        if (!one) return;
        const after = {
          ...before,
          rev: 2,
          members: { ...before.members, [key]: { ...one, camera: !one.camera } },
        };
        assert.deepEqual(diff(before, after), {
          rev: 2,
          members: { [key]: { camera: !one.camera } },
        });
      }),
    );
  });

  it('does not exist between documents that say the same', () => {
    fc.assert(
      fc.property(doc(1), (before) =>
        assert.equal(diff(before, { ...copy(before), rev: 2 }), undefined),
      ),
    );
  });
});

describe('members', () => {
  const joined = (name: string, at: number) => ({ id: name, joined: at }) as Member;

  it('are listed in the order in which they came', () => {
    const all = { c: joined('c', 1), a: joined('a', 2), b: joined('b', 1) };
    const room: RoomDoc = { rev: 1, info: { id: 'tea', kind: 'room', opened: 0 }, members: all };
    assert.deepEqual(
      membersOf(room).map(({ id }) => id),
      ['b', 'c', 'a'],
    );
  });
});
