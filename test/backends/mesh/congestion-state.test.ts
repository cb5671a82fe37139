import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  type Congestion,
  isLossy,
  LADDER,
  type Look,
  levelOf,
  next,
  START,
} from '../../../src/backends/mesh/congestion-state.ts';

const calm: Look = { available: 5e6, loss: 0, roundTrip: 0.03, limit: 'none', frames: 99 };
const TOP = LADDER.length - 1;
const wide: Congestion = { ...START, level: levelOf(720), isNew: false };
const after = (from: Congestion, looks: readonly Look[], planned = TOP) =>
  looks.reduce((state, look) => next(state, look, planned), from);
const times = (count: number, look: Look) => Array.from({ length: count }, () => look);

describe('congestion', () => {
  it('keeps pictures small until some have gone out, then takes what there is', () => {
    expect(after(START, times(9, { ...calm, frames: 2 }))).to.deep.equal(START);
    expect(after(START, [calm]).level).to.equal(TOP);
    expect(LADDER[after(START, [{ ...calm, available: 400_000 }]).level]?.lines).to.equal(360);
    expect(after(START, [{ ...calm, available: undefined }]).level).to.equal(TOP);
  });

  it('goes down at once, as far as it has to', () => {
    const tight = after(wide, [{ ...calm, available: 200_000 }]);
    expect(LADDER[tight.level]?.lines).to.equal(180);
    expect(after(wide, [{ ...calm, loss: 0.2 }]).level).to.equal(wide.level - 1);
  });

  it('sends no pictures where there is room for sound alone, and tries again', () => {
    const none = after(wide, [{ ...calm, available: 50_000 }]);
    expect(none.level).to.equal(0);
    expect(after(none, times(20, calm)).level).to.be.greaterThan(0);
  });

  it('goes up step by step, and takes longer the more often that has failed', () => {
    const climb = (from: Congestion) => {
      let [state, looks] = [from, 0];
      for (; state.level === from.level; looks += 1) state = next(state, calm, TOP);
      return { state, looks };
    };
    const once = after(wide, [{ ...calm, loss: 0.2 }]);
    const first = climb(once);
    expect(first.state.level).to.equal(once.level + 1);
    const twice = after(first.state, times(2, { ...calm, loss: 0.2 }));
    expect(climb(twice).looks).to.be.greaterThan(first.looks);
  });

  it('goes no higher while the processor cannot keep up', () => {
    expect(after(wide, times(40, { ...calm, limit: 'cpu' })).level).to.equal(wide.level);
  });

  it('is not misled by a small tile, for which little is enough', () => {
    const small = after(wide, times(40, { ...calm, available: 400_000 }), levelOf(180));
    expect(small.level).to.equal(wide.level);
  });

  it('knows a way that loses some of everything from one that is full for a moment', () => {
    const lossy = { ...calm, loss: 0.04 };
    expect(isLossy(after(wide, times(9, lossy)))).to.equal(true);
    expect(isLossy(after(wide, [...times(4, lossy), calm, ...times(4, lossy)]))).to.equal(false);
  });

  it('stays on the ladder, whatever is counted', () => {
    const look = fc.record({
      available: fc.option(fc.integer({ min: 0, max: 1e8 }), { nil: undefined }),
      loss: fc.double({ min: 0, max: 1, noNaN: true }),
      roundTrip: fc.double({ min: 0, max: 9, noNaN: true }),
      limit: fc.constantFrom('none', 'cpu', 'bandwidth', 'other') as fc.Arbitrary<Look['limit']>,
      frames: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(look, fc.integer({ min: 0, max: TOP }))), (looks) => {
        let state = START;
        for (const [seen, planned] of looks) {
          const now = next(state, seen, planned);
          expect(now.level).to.be.within(0, TOP);
          // Never more than one up, but for the first time.
          if (!state.isNew) expect(now.level - state.level).to.be.at.most(1);
          state = now;
        }
      }),
    );
  });
});
