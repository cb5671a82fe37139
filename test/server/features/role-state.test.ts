import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  isHostless,
  roleFor,
  withoutKeptRole,
  withSuccessor,
} from '../../../server/features/role-state.ts';
import { opened, seated, unseated } from '../../../server/features/seating.ts';
import { waitingIn, withAdmitted, withWaiting } from '../../../server/features/waiting-state.ts';
import type { RoomState } from '../../../server/rooms/rooms.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { ROLES, type Role } from '../../../src/protocol/roles.ts';

const slots = { microphone: true, camera: false, screen: false, 'screen-audio': false };
const arrival = { room: 'tea', instance: 'instance-1', slots };

/** What happens to a room, one thing after the other. */
type Step =
  | { readonly kind: 'comes'; readonly who: number; readonly claim: Role | undefined }
  | { readonly kind: 'goes'; readonly who: number }
  | { readonly kind: 'is forgotten'; readonly who: number }
  | { readonly kind: 'waits'; readonly who: number }
  | { readonly kind: 'all are let in' };

const who = fc.nat(11);
const claim = fc.constantFrom(undefined, undefined, ...ROLES);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('comes' as const), who, claim }),
  fc.record({ kind: fc.constant('goes' as const), who }),
  fc.record({ kind: fc.constant('is forgotten' as const), who }),
  fc.record({ kind: fc.constant('waits' as const), who }),
  fc.record({ kind: fc.constant('all are let in' as const) }),
);

const stayOf = (one: number) => ({ member: `member-${one}`, secret: `secret-${one}` });
const sessionOf = (one: number, role?: Role) => ({
  ...{ id: `session-${one}`, user: `user-${one}`, name: `name-${one}`, role },
});

/** Does what can be done: what the server refuses changes nothing. */
function next(state: RoomState, step: Step, now: number): RoomState {
  try {
    if (step.kind === 'all are let in') return withAdmitted(state);
    const stay = stayOf(step.who);
    const isIn = state.doc.members[stay.member] !== undefined;
    switch (step.kind) {
      case 'goes':
        return unseated(state, stay.member);
      case 'is forgotten':
        return withoutKeptRole(state, stay.member);
      case 'waits':
        return isIn ? state : withWaiting(state, sessionOf(step.who), stay, now);
      case 'comes': {
        const session = sessionOf(step.who, step.claim);
        const role = roleFor(state, session, arrival, stay.member, true);
        return isIn ? state : seated(state, session, arrival, stay, role, now);
      }
    }
  } catch (thrown) {
    if (thrown instanceof CallError) return state;
    throw thrown;
  }
}

const room = fc.array(step, { maxLength: 40 }).map((steps) => {
  let now = 1;
  return steps.reduce((state, one) => next(state, one, now++), opened(arrival, 0, 'meeting'));
});
const forgetAll = (state: RoomState): RoomState =>
  Object.keys(state.former ?? {}).reduce(withoutKeptRole, state);

describe('whatever happens in a room', () => {
  it('there are no more members than there is room for, and nobody both waits and is in', () => {
    fc.assert(
      fc.property(room, (state) => {
        const members = Object.keys(state.doc.members);
        assert.ok(members.length <= LIMITS.meshMembers);
        assert.ok(waitingIn(state).every(({ id }) => !members.includes(id)));
      }),
    );
  });

  it('nobody follows a host for whom the role is kept', () => {
    fc.assert(
      fc.property(room, (state) => {
        const kept = Object.values(state.former ?? {}).some(({ role }) => role === 'host');
        if (kept) assert.equal(withSuccessor(state), state);
      }),
    );
  });

  it('one follows when nobody is awaited any more, if there is somebody who may', () => {
    fc.assert(
      fc.property(room, (before) => {
        const state = forgetAll(before);
        const after = withSuccessor(state);
        const hosts = Object.values(after.doc.members).filter(({ role }) => role === 'host');
        if (!isHostless(state)) return assert.equal(after, state);
        const mayFollow = Object.values(state.doc.members).filter(({ id, role }) => {
          const said = state.seats[id]?.claim;
          return role === 'cohost' || (role === 'member' && said !== 'member' && said !== 'guest');
        });
        assert.equal(hosts.length, mayFollow.length > 0 ? 1 : 0);
        const [heir] = hosts;
        const longest = mayFollow
          .filter(({ role }) => role === (heir && state.doc.members[heir.id]?.role))
          .sort((a, b) => a.joined - b.joined)[0];
        assert.equal(heir?.id, longest?.id);
      }),
    );
  });

  it('nobody is the host of a room into which a host would have to let them', () => {
    fc.assert(
      fc.property(room, fc.constantFrom('locked', 'waiting'), (before, door) => {
        const hosted = next(before, { kind: 'comes', who: 98, claim: 'host' }, 99);
        const doc = { ...hosted.doc, info: { ...hosted.doc.info, [door]: true } };
        const empty = Object.keys(doc.members).reduce(unseated, { ...hosted, doc });
        const state = forgetAll(empty);
        const roleOf = (one: number) =>
          roleFor(state, sessionOf(one), arrival, `member-${one}`, true);
        assert.equal(roleOf(99), 'member');
        if (hosted.doc.members['member-98']) assert.equal(roleOf(98), 'host');
      }),
    );
  });

  it('nobody whose token says less becomes a host by coming', () => {
    fc.assert(
      fc.property(room, fc.constantFrom<Role>('cohost', 'member', 'guest'), (state, said) => {
        const stranger = sessionOf(99, said);
        assert.equal(roleFor(state, stranger, arrival, 'member-99', true), said);
      }),
    );
  });
});
