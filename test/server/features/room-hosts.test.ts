import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withHosts } from '../../../server/features/hosting-state.ts';
import { roleFor, withSuccessor } from '../../../server/features/role-state.ts';
import { opened, seated } from '../../../server/features/seating.ts';
import type { RoomState } from '../../../server/rooms/rooms.ts';
import type { Role } from '../../../src/protocol/roles.ts';

const slots = { microphone: true, camera: false, screen: false, 'screen-audio': false };
const arrival = { room: 'lesson', instance: 'instance-1', slots };
const configured = {
  ...{ id: 'lesson', by: 'root', created: 1, settings: { title: 'Lesson', locked: false } },
  hosts: ['teacher'],
};

const come = (state: RoomState, user: string, claim?: Role): RoomState => {
  const session = { id: `session of ${user}`, user, name: user, role: claim };
  const stay = { member: `member-${user}`, secret: 'secret' };
  const role = roleFor(state, session, arrival, stay.member, false);
  return seated(state, session, arrival, stay, role, 1);
};
const roleOf = ({ doc }: RoomState, user: string) => doc.members[`member-${user}`]?.role;

describe('a room that was set up for somebody to host', () => {
  const room = opened(arrival, 1, 'meeting', configured);

  it('opens as it was set up', () => {
    assert.equal(room.doc.info.title, 'Lesson');
    assert.equal(room.doc.info.id, 'lesson');
    assert.deepEqual(room.hosts, ['teacher']);
    assert.equal(opened(arrival, 1, 'meeting', { ...configured, hosts: [] }).hosts, undefined);
  });

  it('is hosted by them, and by nobody who comes first or stays behind', () => {
    const early = come(room, 'pupil');
    assert.equal(roleOf(early, 'pupil'), 'member');
    assert.equal(withSuccessor(early), early);
    assert.equal(roleOf(come(early, 'teacher'), 'teacher'), 'host');
  });

  it('is not hosted by them against what their token says', () => {
    for (const claim of ['guest', 'member', 'cohost'] as const) {
      assert.equal(roleOf(come(room, 'teacher', claim), 'teacher'), claim);
    }
    assert.equal(roleOf(come(room, 'head', 'host'), 'head'), 'host');
  });

  it('is hosted by others as soon as it is set up so', () => {
    const both = come(come(room, 'pupil'), 'other');
    const changed = withHosts(both, ['pupil']);
    assert.equal(roleOf(changed, 'pupil'), 'host');
    assert.equal(roleOf(changed, 'other'), 'member');
    assert.equal(withHosts(both, []).hosts, undefined);
  });
});
