import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  type Choices,
  keep,
  NO_CHOICES,
  parseChoices,
  recall,
} from '../../src/media/device-memory.ts';

const chosen: Choices = {
  ...NO_CHOICES,
  camera: [{ id: 'x', label: 'Webcam' }],
  quality: 'low',
  processing: { ...NO_CHOICES.processing, noiseSuppression: false },
};
const storage = Object.getOwnPropertyDescriptor(globalThis, 'localStorage') ?? {};

describe('what was chosen', () => {
  afterEach(() => {
    Object.defineProperty(globalThis, 'localStorage', storage);
    localStorage.clear();
  });

  it('is remembered', () => {
    expect(recall()).to.deep.equal(NO_CHOICES);
    keep(chosen);
    expect(recall()).to.deep.equal(chosen);
  });

  it('is forgotten where nothing may be stored, and nothing is thrown', () => {
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    keep(chosen);
    expect(recall()).to.deep.equal(NO_CHOICES);
  });

  it('is read whatever is stored there', () => {
    for (const text of [null, '', '{', 'null', '7', '[]', '{"camera":{"id":1}}', '{"camera":[7]}'])
      expect(parseChoices(text)).to.deep.equal(NO_CHOICES);
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { microphone, processing } = parseChoices(text);
        expect(Array.isArray(microphone)).to.equal(true);
        expect(Object.values(processing).every((on) => typeof on === 'boolean')).to.equal(true);
      }),
    );
  });
});
