import { expect } from '@open-wc/testing';
import { isElsewhere, LOOK, wasAsleep } from '../../../src/engine/room/line-policy.ts';

describe('a doubt about the line', () => {
  it('is a sleep where far more time has passed than between two looks, and no busy moment', () => {
    expect(wasAsleep(60_000)).to.equal(true);
    expect(wasAsleep(LOOK)).to.equal(false);
    expect(wasAsleep(2 * LOOK)).to.equal(false);
  });

  it('sends the links on a new way where the server is silent, whatever the doubt was', () => {
    for (const doubt of ['online', 'network', 'link', 'slept'] as const) {
      expect(isElsewhere(doubt, false)).to.equal(true);
    }
  });

  it('leaves the links alone where the server answers and the browser merely wondered', () => {
    expect(isElsewhere('network', true)).to.equal(false);
    expect(isElsewhere('link', true)).to.equal(false);
    expect(isElsewhere('online', true)).to.equal(true);
    expect(isElsewhere('slept', true)).to.equal(true);
  });
});
