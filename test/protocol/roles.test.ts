import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  ACTIONS,
  type Action,
  type Actor,
  can,
  canAssign,
  isAbove,
  ROLES,
  type Role,
} from '../../src/protocol/roles.ts';
import type { RoomDoc } from '../../src/protocol/room-doc.ts';
import { member, roomDoc } from '../support/samples.ts';

const role = fc.constantFrom(...ROLES);
const action = fc.constantFrom(...ACTIONS);
const actor = fc.record({ id: fc.constantFrom('a', 'b', 'c'), role });
const room = fc
  .record({ roles: fc.array(role, { maxLength: 3 }), locked: fc.boolean(), waiting: fc.boolean() })
  .map(({ roles, locked, waiting }) => {
    const all = roles.map((one, index) => member('abc'[index]!, { role: one }));
    const doc = roomDoc(all);
    return { ...doc, info: { ...doc.info, locked, waiting } };
  });
const asCall = (doc: RoomDoc): RoomDoc => ({ ...doc, info: { ...doc.info, kind: 'call' } });
const lower = (one: Role): readonly Role[] => ROLES.filter((other) => isAbove(one, other));

describe('what one may do', () => {
  it('is never less than what somebody with a lower role may', () => {
    fc.assert(
      fc.property(
        actor,
        action,
        room,
        fc.option(actor, { nil: undefined }),
        (who, what, doc, whom) => {
          // Stepping down, which only those do who have something to step down from.
          if (what === 'assign' || what === 'ask-to-host') return;
          for (const less of lower(who.role)) {
            if (can({ ...who, role: less }, what, doc, whom)) assert.ok(can(who, what, doc, whom));
          }
        },
      ),
    );
  });

  it('is upon others only what one may at all', () => {
    fc.assert(
      fc.property(actor, action, room, actor, (who, what, doc, whom) => {
        if (can(who, what, doc, whom)) {
          assert.ok(can(who, what, doc) || (what === 'assign' && whom.id === who.id));
        }
      }),
    );
  });

  it('does not depend on who else is there, but for the last host', () => {
    fc.assert(
      fc.property(actor, action, room, room, actor, (who, what, doc, other, whom) => {
        const same = { ...other, info: doc.info };
        if (what !== 'assign') assert.equal(can(who, what, doc, whom), can(who, what, same, whom));
      }),
    );
  });

  it('is nothing over others in a call, whatever the role', () => {
    fc.assert(
      fc.property(actor, action, room, actor, (who, what, doc, whom) => {
        const common: Action[] = ['chat', 'react', 'raise-hand', 'invite'];
        assert.equal(can(who, what, asCall(doc), whom), common.includes(what));
      }),
    );
  });

  it('is not to mute or eject one’s equals, or oneself', () => {
    fc.assert(
      fc.property(actor, room, actor, (who, doc, whom) => {
        for (const what of ['stop', 'eject'] as const) {
          if (can(who, what, doc, whom)) assert.ok(isAbove(who.role, whom.role));
        }
      }),
    );
  });
});

describe('giving roles', () => {
  it('is for hosts alone, and never takes another host’s', () => {
    fc.assert(
      fc.property(actor, role, room, actor, (who, given, doc, whom) => {
        if (who.id === whom.id || !canAssign(who, given, doc, whom)) return;
        assert.equal(who.role, 'host');
        assert.notEqual(whom.role, 'host');
      }),
    );
  });

  it('leads only down where it is one’s own, and leaves a host behind', () => {
    fc.assert(
      fc.property(actor, role, room, (who, given, doc) => {
        const all = { ...doc.members, [who.id]: member(who.id, { role: who.role }) };
        const before = { ...doc, members: all };
        if (!canAssign(who, given, before, who)) return;
        assert.ok(isAbove(who.role, given));
        const others = Object.values(all).filter(({ id }) => id !== who.id);
        if (who.role === 'host') assert.ok(others.some((one) => one.role === 'host'));
      }),
    );
  });
});

/** Who may do what where nobody is named: the whole table, to be read by people. */
it('is as everybody expects', () => {
  const doc = roomDoc([member('a', { role: 'host' }), member('b', { role: 'host' })]);
  const mayDo = (one: Role): Action[] => {
    const who: Actor = { id: 'a', role: one };
    return ACTIONS.filter((what) => can(who, what, doc));
  };
  const everybody: Action[] = ['chat', 'react', 'raise-hand'];
  const moderation: Action[] = ['lower-hand', 'stop', 'ask', 'eject', 'admit', 'lock', 'direct'];
  assert.deepEqual(mayDo('guest'), everybody);
  assert.deepEqual(mayDo('member'), [...everybody, 'invite', 'ask-to-host']);
  assert.deepEqual(mayDo('cohost'), [...everybody, 'invite', 'ask-to-host', ...moderation]);
  assert.deepEqual(mayDo('host'), [
    ...[...everybody, 'invite', ...moderation],
    ...['describe', 'assign', 'end'],
  ]);
});
