import { expect } from '@open-wc/testing';
import { samplesOf } from '../../src/media/tone-samples.ts';

const RATE = 8_000;
const struck = {
  notes: [
    { at: 0, length: 0.5, frequencies: [440] },
    { at: 0.25, length: 0.5, frequencies: [660, 880] },
  ],
  every: 1,
  loudness: 0.4,
  decay: 0.2,
};
const peak = (samples: Float32Array) => Math.max(...samples.map(Math.abs));

describe('a tone', () => {
  it('lasts until it begins again, and is silent at both ends, so that a loop does not click', () => {
    const samples = samplesOf(struck, RATE);
    expect(samples.length).to.equal(RATE);
    expect(samples[0]).to.equal(0);
    expect(samples.at(-1)).to.equal(0);
    expect(peak(samples.slice(0.76 * RATE))).to.equal(0);
  });

  it('is heard, and never louder than it may be, however many notes sound together', () => {
    const { notes } = struck;
    const alone = samplesOf({ ...struck, notes: notes.slice(0, 1) }, RATE);
    expect(peak(alone)).to.be.within(0.1, struck.loudness);
    expect(peak(samplesOf(struck, RATE))).to.be.within(0.1, 2 * struck.loudness);
    const held = samplesOf({ notes, every: 1, loudness: 0.07 }, RATE);
    expect(peak(held)).to.be.within(0.03, 0.14);
  });

  it('falls, where it is struck, and is held where it is not', () => {
    const one = { notes: [{ at: 0, length: 0.9, frequencies: [440] }], every: 1, loudness: 0.4 };
    const [early, late] = [RATE * 0.05, RATE * 0.7].map((at) => [at, at + RATE * 0.1] as const);
    const between = (samples: Float32Array, [from, to] = [0, 0] as readonly [number, number]) =>
      peak(samples.slice(from, to));
    const falling = samplesOf({ ...one, decay: 0.2 }, RATE);
    expect(between(falling, late)).to.be.below(between(falling, early) / 5);
    const held = samplesOf(one, RATE);
    expect(between(held, late)).to.be.closeTo(between(held, early), 0.01);
  });

  it('is cut where it would reach into its own beginning', () => {
    const long = { notes: [{ at: 0.9, length: 3, frequencies: [440] }], every: 1, loudness: 0.4 };
    const samples = samplesOf(long, RATE);
    expect(samples.length).to.equal(RATE);
    expect(samples.at(-1)).to.equal(0);
  });
});
