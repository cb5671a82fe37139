import { expect } from '@open-wc/testing';
import { found, inOrder } from '../../../src/elements/people/in-order.ts';
import { inMinutes } from '../../../src/elements/people/minutes.ts';
import { actionsFor } from '../../../src/elements/people/person-actions.ts';
import { can, canAssign, ROLES, type Role } from '../../../src/protocol/roles.ts';
import type { Member, RoomDoc, RoomInfo } from '../../../src/protocol/room-doc.ts';

const member = (id: string, fields: Partial<Member> = {}): Member => ({
  ...{ id, user: id, name: id, instance: id, joined: 1, connected: true, held: false },
  ...{ microphone: true, camera: true, screen: true, 'screen-audio': false },
  ...{ role: 'member', hand: null, asksToHost: false, ...fields },
});
const docOf = (members: readonly Member[], info: Partial<RoomInfo> = {}): RoomDoc => ({
  rev: 1,
  info: { id: 'team', kind: 'room', opened: 1, ...info },
  members: Object.fromEntries(members.map((one) => [one.id, one])),
});
const actions = (me: Member, target: Member, info?: Partial<RoomInfo>) => {
  const doc = docOf([me, target], info);
  const rights = {
    can: (action: Parameters<typeof can>[1], id?: string) =>
      can(me, action, doc, id === undefined ? undefined : doc.members[id]),
  };
  return actionsFor(rights, doc, me, target);
};

describe('what one may do to somebody', () => {
  it('is never more than the server allows, whoever both are', () => {
    const roles: Readonly<Record<string, Role>> = {
      ...{ 'make-host': 'host', 'make-cohost': 'cohost', 'make-member': 'member' },
    };
    for (const mine of ROLES)
      for (const theirs of ROLES) {
        const [me, target] = [member('me', { role: mine }), member('they', { role: theirs })];
        const offered = actions(me, target);
        const doc = docOf([me, target]);
        for (const [action, role] of Object.entries(roles)) {
          const isOffered = offered.includes(action as never);
          const isAllowed = role !== theirs && canAssign(me, role, doc, target);
          expect(isOffered, `${mine} ${action} ${theirs}`).to.equal(isAllowed);
        }
        expect(offered.includes('mute')).to.equal(can(me, 'stop', doc, target));
        expect(offered.includes('eject')).to.equal(can(me, 'eject', doc, target));
      }
  });

  it('is nothing in calls, and less with whom the server has lost', () => {
    const [me, target] = [member('me', { role: 'host' }), member('they')];
    expect(actions(me, target, { kind: 'call' })).to.deep.equal([]);
    expect(actions(me, { ...target, connected: false })).to.deep.equal([
      ...['spotlight', 'make-host', 'make-cohost', 'eject'],
    ]);
    expect(actions(me, { ...target, held: true, microphone: false })).not.to.include(
      'ask-microphone',
    );
  });
});

describe('the list of people', () => {
  it('has hands first, then oneself, then the others as they came', () => {
    const members = [
      member('ann'),
      member('ben', { hand: 9 }),
      member('me'),
      member('cleo', { hand: 3 }),
    ];
    expect(inOrder(members, 'me').map(({ id }) => id)).to.deep.equal(['cleo', 'ben', 'me', 'ann']);
  });

  it('is searched by parts of names, whatever the case and the accents', () => {
    const members = [member('Élodie Martin'), member('Bob')];
    expect(found(members, ' eLO ').map(({ id }) => id)).to.deep.equal(['Élodie Martin']);
    expect(found(members, '')).to.have.length(2);
  });

  it('says for how long in minutes and hours', () => {
    const minute = 60_000;
    expect(inMinutes(minute - 1, 'en')).to.equal(undefined);
    expect(inMinutes(-minute, 'en')).to.equal(undefined);
    expect(inMinutes(5 * minute, 'en')).to.equal('5 min');
    expect(inMinutes(60 * minute, 'en')).to.equal('1 hr');
    expect(inMinutes(125 * minute, 'en')).to.equal('2 hr 5 min');
  });
});
