import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { hear, isSpeech, NOTHING_HEARD } from '../../src/media/speech-policy.ts';

const after = (...levels: readonly number[]) => levels.reduce(hear, NOTHING_HEARD);
const times = (count: number, level: number) => Array<number>(count).fill(level);

describe('whether somebody speaks', () => {
  it('is so after some tenths of a second', () => {
    expect(isSpeech(after(0, 0.7, 0.7, 0.7))).to.equal(false);
    expect(isSpeech(after(0, 0.7, 0.7, 0.7, 0.7))).to.equal(true);
  });

  it('is so with the pauses that words have', () => {
    expect(isSpeech(after(0.1, 0.6, 0.7, 0.1, 0.6, 0.7, 0.6))).to.equal(true);
  });

  it('is not so for a knock, a cough or a key now and then', () => {
    expect(isSpeech(after(0, ...times(20, [0.9, 0.9, 0, 0, 0]).flat()))).to.equal(false);
    function times(count: number, part: number[]) {
      return Array<number[]>(count).fill(part);
    }
  });

  it('is not so for a room that is always loud, and is when somebody speaks above it', () => {
    expect(isSpeech(after(...times(50, 0.6)))).to.equal(false);
    expect(isSpeech(after(...times(50, 0.6), ...times(4, 0.9)))).to.equal(true);
  });

  it('is not so for what is hardly heard', () => {
    expect(isSpeech(after(...times(50, 0), ...times(50, 0.25)))).to.equal(false);
  });

  it('is never so without four samples above the room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        (levels) => {
          expect(isSpeech(after(...levels))).to.equal(false);
        },
      ),
    );
  });
});
