import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { rating } from '../../../src/engine/room/e-model.ts';
import { type MemberQuality, UNKNOWN } from '../../../src/engine/room/quality.ts';
import type { QualityCounts } from '../../../src/engine/room/quality-counts.ts';
import { judge, roomQuality } from '../../../src/engine/room/quality-state.ts';
import { scene } from '../../support/engines.ts';
import { until } from '../../support/until.ts';

describe('the E-model', () => {
  it('has the ratings of G.107 where nothing is lost', () => {
    expect(rating(0, 0)).to.equal(93.2);
    expect(rating(0, 0.1)).to.equal(93.2);
    // Idd by hand: X is 1 at 200 ms, and 2 at 400 ms.
    expect(93.2 - rating(0, 0.2)).to.be.closeTo(3, 0.2);
    expect(93.2 - rating(0, 0.4)).to.be.closeTo(24, 0.5);
  });

  it('is never better with more loss or more delay', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const seconds = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(share, share, seconds, seconds, (loss, more, delay, later) => {
        expect(rating(Math.max(loss, more), Math.max(delay, later))).to.be.at.most(
          // But for the last digits of a sum.
          rating(Math.min(loss, more), Math.min(delay, later)) + 1e-9,
        );
      }),
    );
  });
});

describe('the quality of what is heard and seen', () => {
  const start: QualityCounts = {
    ...{ came: 0, lost: 0, late: 0, buffered: 0, emitted: 0, jitter: 0.005, outwardJitter: 0.005 },
    ...{ missed: 0, roundTrip: 0.04, frames: 1, frozen: 0, sent: 0 },
    ...{ bytesIn: 0, bytesOut: 0, width: 640, height: 360, isRelayed: false },
  };
  /** Looks a second apart, each of which adds this. */
  function after(
    seconds: number,
    each: Partial<QualityCounts>,
    shows = true,
    from?: MemberQuality,
  ) {
    let known = from ?? judge(undefined, start, shows, 1);
    for (let second = 0; second < seconds; second += 1) {
      const { counts } = known;
      const now = { ...counts, came: counts.came + 50, frames: counts.frames + 20 };
      for (const [name, more] of Object.entries(each)) {
        const key = name as Exclude<keyof QualityCounts, 'isRelayed'>;
        const isRate = ['missed', 'roundTrip', 'jitter', 'outwardJitter'].includes(key);
        now[key as 'came'] = isRate ? Number(more) : counts[key] + Number(more);
      }
      known = judge(known, now, shows, 1);
    }
    return known;
  }

  it('is good where all is well', () => {
    expect(after(5, {})).to.include({ level: 'good', reason: undefined });
  });

  it('tells what is lost on the way here from what is lost on the way there', () => {
    const inward = after(20, { came: 46, lost: 4 });
    expect(inward.level).to.equal('fair');
    expect(inward.reason?.code).to.equal('download-loss');
    expect(inward.reason?.value).to.be.closeTo(0.08, 0.01);
    const outward = after(20, { missed: 0.3 });
    expect(outward).to.deep.include({ level: 'poor' });
    expect(outward.reason?.code).to.equal('upload-loss');
  });

  it('says that it comes late, stands still, or moves little', () => {
    expect(after(9, { roundTrip: 0.7 }).reason?.code).to.equal('delay');
    expect(after(9, { frozen: 0.5 })).to.deep.include({ level: 'poor' });
    expect(after(9, { frozen: 0.5 }).reason?.code).to.equal('frozen');
    expect(after(20, { frames: 5 }).reason?.code).to.equal('frames');
    // Of a picture that nobody sees, nothing can be wrong.
    expect(after(20, { frames: 0, frozen: 1 }, false).level).to.equal('good');
  });

  it('judges no picture before it has seen one for a second', () => {
    const first = judge(undefined, { ...start, frames: 900 }, true, 1);
    expect(first).to.include({ level: 'good' });
    const hidden = after(20, { frames: 0 }, false, after(9, {}));
    expect(after(1, { frames: 2 }, true, hidden)).to.include({ level: 'good' });
    expect(after(20, { frames: 2 }, true, hidden).reason?.code).to.equal('frames');
  });

  it('keeps a minute of looks', () => {
    const { past } = after(70, { bytesIn: 1_000 });
    expect(past.length).to.equal(60);
    expect(past.at(-1)?.inward.bits).to.equal(8_000);
  });

  it('is better again when it is, and not by the first good second', () => {
    const poor = after(20, { missed: 0.3 });
    expect(after(1, { missed: 0 }, true, poor).level).to.equal('poor');
    expect(after(20, { missed: 0 }, true, poor).level).to.equal('good');
  });

  it('is one’s own fault where most miss something', () => {
    const [good, bad] = [after(20, {}), after(20, { missed: 0.08 })];
    const all = (...each: MemberQuality[]) =>
      roomQuality(new Map(each.map((one, index) => [String(index), one])));
    expect(all(bad, good, good).level).to.equal('good');
    expect(all(bad, bad, good)).to.include({ level: 'fair' });
    expect(all(bad, bad, good).reason?.code).to.equal('upload-loss');
    expect(roomQuality(new Map())).to.deep.equal(UNKNOWN);
  });
});

it('a call over real connections knows how good it is', async () => {
  const stage = scene();
  const [alice, bob] = [await stage.person('alice'), await stage.person('bob')];
  for (const { engine } of [alice, bob]) await engine.join('tea');
  const quality = () => alice.engine.room.value?.quality.value;
  await until(() => quality()?.level);
  const [one] = [...(quality()?.members.values() ?? [])];
  expect(one?.inward.rating).to.be.within(0, 93.2);
  expect(quality()?.level).to.be.oneOf(['good', 'fair', 'poor']);
  stage.end();
});
