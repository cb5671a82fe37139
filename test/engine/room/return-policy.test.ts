import { expect } from '@open-wc/testing';
import type { KeptCall } from '../../../src/engine/room/kept-call.ts';
import { isSamePerson, isSameVisit } from '../../../src/engine/room/return-policy.ts';

describe('a page that begins', () => {
  const kept: KeptCall = {
    server: 'https://calls.example.org',
    user: 'alice',
    room: 'tea',
    stay: { member: 'member-of-alice', secret: 'secret-of-alice' },
    slots: { microphone: true, camera: false, screen: false, 'screen-audio': false },
    isInFront: true,
    started: 0,
    left: 100_000,
  };

  it('goes on with the call of the one before it only when that is moments ago', () => {
    expect(isSameVisit(kept, 100_000)).to.equal(true);
    expect(isSameVisit(kept, 102_000)).to.equal(true);
    expect(isSameVisit(kept, 160_000)).to.equal(false);
    // A clock that was set back proves nothing.
    expect(isSameVisit(kept, 99_000)).to.equal(false);
  });

  it('does so only for the same person at the same server', () => {
    expect(isSamePerson(kept, kept.server, 'alice')).to.equal(true);
    expect(isSamePerson(kept, kept.server, 'bob')).to.equal(false);
    expect(isSamePerson(kept, kept.server, undefined)).to.equal(false);
    expect(isSamePerson(kept, 'https://elsewhere.example.org', 'alice')).to.equal(false);
  });
});
