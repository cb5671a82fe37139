import { expect } from '@open-wc/testing';
import { linkState, mendAfter, remedy } from '../../../src/backends/mesh/recovery.ts';

describe('mending a connection', () => {
  it('is tried at once after a failure, then less and less often, and never given up', () => {
    const waits = [0, 1, 2, 3, 4, 5, 50].map((attempt) => mendAfter('failed', attempt));
    expect(waits).to.deep.equal([0, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  it('leaves ICE some time of its own after a disconnection', () => {
    expect(mendAfter('disconnected', 0)).to.equal(3_000);
  });

  it('is tried when a connection does not come about', () => {
    expect(mendAfter('new', 0)).to.be.greaterThan(0);
    expect(mendAfter('connecting', 0)).to.be.greaterThan(0);
  });

  it('repeats an offer without an answer, also where this side is connected', () => {
    expect(mendAfter('connected', 0, true)).to.be.greaterThan(0);
    expect(mendAfter('closed', 0, true)).to.equal(undefined);
  });

  it('has nothing to do for a good connection, or for one that is closed', () => {
    expect(mendAfter('connected', 0)).to.equal(undefined);
    expect(mendAfter('closed', 3)).to.equal(undefined);
  });

  it('is by restarts first, then by another connection; one that stands is never given up', () => {
    const remedies = [0, 1, 2, 3].map((attempt) => remedy('failed', attempt));
    expect(remedies).to.deep.equal(['restart', 'restart', 'anew', 'anew']);
    expect(remedy('connected', 9)).to.equal('restart');
  });

  it('is shown as what it is', () => {
    expect(linkState('new', false, 0)).to.equal('connecting');
    expect(linkState('connecting', false, 0)).to.equal('connecting');
    expect(linkState('connected', true, 0)).to.equal('connected');
    expect(linkState('disconnected', true, 0)).to.equal('reconnecting');
    expect(linkState('connecting', true, 0)).to.equal('reconnecting');
    expect(linkState('failed', true, 0)).to.equal('failed');
    expect(linkState('connecting', false, 2)).to.equal('failed');
    expect(linkState('connecting', true, 2)).to.equal('reconnecting');
  });
});
