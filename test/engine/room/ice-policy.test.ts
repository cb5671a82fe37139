import { expect } from '@open-wc/testing';
import { refreshAfter } from '../../../src/engine/room/ice-policy.ts';

describe('the credentials for TURN', () => {
  it('are replaced well before they end', () => {
    expect(refreshAfter(43_200)).to.equal(25_920_000);
    expect(refreshAfter(60)).to.equal(36_000);
  });

  it('are asked for again, sooner and several times before they end, when that fails', () => {
    const left = 60_000 - refreshAfter(60);
    expect(refreshAfter(60, 1) * 3).to.be.below(left);
    expect(refreshAfter(60, 9)).to.equal(refreshAfter(60, 1));
  });

  it('are not asked for without end, nor later than a timer can wait', () => {
    expect(refreshAfter(0)).to.equal(1_000);
    expect(refreshAfter(1e9)).to.equal(2 ** 31 - 1);
  });
});
