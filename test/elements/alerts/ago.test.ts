import { expect } from '@open-wc/testing';
import { agoOf } from '../../../src/elements/alerts/ago.ts';

const MINUTE = 60_000;

describe('how long ago a call was', () => {
  it('is said in the largest unit that it has reached, rounded down', () => {
    const said: [number, number, string][] = [
      [0, 0, 'second'],
      [MINUTE - 1, 0, 'second'],
      [MINUTE, -1, 'minute'],
      [60 * MINUTE - 1, -59, 'minute'],
      [60 * MINUTE, -1, 'hour'],
      [24 * 60 * MINUTE - 1, -23, 'hour'],
      [24 * 60 * MINUTE, -1, 'day'],
      [9 * 24 * 60 * MINUTE, -9, 'day'],
    ];
    for (const [age, value, unit] of said) expect(agoOf(age)).to.deep.equal({ value, unit });
  });

  it('is now where the server’s clock is ahead', () => {
    expect(agoOf(-5 * MINUTE)).to.deep.equal({ value: 0, unit: 'second' });
  });
});
