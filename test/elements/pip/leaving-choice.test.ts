import { expect } from '@open-wc/testing';
import { chooseToStay, recall, staysInSight } from '../../../src/elements/pip/leaving-choice.ts';

const KEY = 'call-elements:pip';
const storage = Object.getOwnPropertyDescriptor(globalThis, 'localStorage') ?? {};

describe('the choice to keep a call in sight', () => {
  afterEach(() => {
    Object.defineProperty(globalThis, 'localStorage', storage);
    localStorage.removeItem(KEY);
  });

  it('is remembered', () => {
    expect(recall()).to.equal(false);
    chooseToStay(true);
    expect(staysInSight.value).to.equal(true);
    expect(recall()).to.equal(true);
    chooseToStay(false);
    expect(recall()).to.equal(false);
  });

  it('lasts as long as the page where nothing may be stored', () => {
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    chooseToStay(true);
    expect(staysInSight.value).to.equal(true);
    expect(recall()).to.equal(false);
  });

  it('is no, whatever else is stored there', () => {
    for (const text of ['', '{', 'null', '7', '[]', '{"leaving":1}', '{"leaving":"true"}']) {
      localStorage.setItem(KEY, text);
      expect(recall()).to.equal(false);
    }
  });
});
