import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { LADDER } from '../../../src/backends/mesh/congestion-state.ts';
import { cameraPlan, type Situation, screenPlan } from '../../../src/backends/mesh/plan.ts';

const TOP = LADDER.length - 1;
const two: Situation = {
  seen: undefined,
  source: undefined,
  members: 2,
  quality: 'auto',
  isSaving: false,
  isComing: false,
  level: TOP,
};

describe('what is sent to a member', () => {
  it('is all that there is, to one other who has said nothing', () => {
    expect(cameraPlan(two)).to.include({ isActive: true, maxFramerate: 30 });
    expect(cameraPlan(two).lines).to.be.at.least(1080);
  });

  it('is as large as the tile, and nothing for a tile that is hidden', () => {
    expect(cameraPlan({ ...two, seen: 180 }).lines).to.equal(180);
    expect(cameraPlan({ ...two, seen: 0 }).isActive).to.equal(false);
    expect(screenPlan({ ...two, seen: 0 }).isActive).to.equal(false);
  });

  it('has no more bits than the camera’s own picture is worth', () => {
    const small = cameraPlan({ ...two, source: 360 });
    expect(small.lines).to.equal(360);
    expect(small.maxBitrate).to.equal(cameraPlan({ ...two, seen: 360 }).maxBitrate);
  });

  it('is less the more there are, where quality is high as well', () => {
    expect(cameraPlan({ ...two, members: 4 })).to.include({ lines: 360, maxFramerate: 30 });
    expect(cameraPlan({ ...two, members: 4, quality: 'high' }).lines).to.equal(360);
    expect(cameraPlan({ ...two, members: 8 })).to.include({ lines: 180, maxFramerate: 15 });
  });

  it('waits where many come at once, until they are heard', () => {
    expect(cameraPlan({ ...two, members: 8, isComing: true }).isActive).to.equal(false);
    expect(cameraPlan({ ...two, isComing: true }).isActive).to.equal(true);
  });

  it('is less for who has chosen so, or is short of energy', () => {
    expect(cameraPlan({ ...two, quality: 'medium' }).lines).to.equal(360);
    expect(cameraPlan({ ...two, quality: 'low' })).to.include({ lines: 180, maxFramerate: 15 });
    expect(cameraPlan({ ...two, isSaving: true })).to.include({ lines: 180, maxFramerate: 15 });
    expect(cameraPlan({ ...two, isSaving: true, quality: 'high' }).maxFramerate).to.equal(30);
  });

  it('of a screen is sharp, and slow rather than blurred', () => {
    expect(screenPlan({ ...two, members: 4 })).to.include({ lines: 1080, maxFramerate: 10 });
    expect(screenPlan({ ...two, level: 4 })).to.include({ lines: 1080, maxFramerate: 5 });
    expect(screenPlan({ ...two, level: 0 }).isActive).to.equal(false);
  });

  it('is never more than the way, the tile and the number of members allow', () => {
    const situation = fc.record({
      seen: fc.option(fc.nat({ max: 4000 }), { nil: undefined }),
      source: fc.option(fc.integer({ min: 90, max: 2160 }), { nil: undefined }),
      members: fc.integer({ min: 1, max: 8 }),
      quality: fc.constantFrom('auto', 'high', 'medium', 'low') as fc.Arbitrary<
        Situation['quality']
      >,
      isSaving: fc.boolean(),
      isComing: fc.constant(false),
      level: fc.integer({ min: 0, max: TOP }),
    });
    fc.assert(
      fc.property(situation, (given) => {
        const { isActive, lines } = cameraPlan(given);
        expect(isActive).to.equal(given.seen !== 0 && given.level > 0);
        if (!isActive) return;
        expect(lines).to.be.at.most(Math.min(given.seen ?? 2160, LADDER[given.level]!.lines));
        if (given.members >= 4) expect(lines).to.be.at.most(360);
      }),
    );
  });
});
