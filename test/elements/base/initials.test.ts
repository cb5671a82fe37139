import { expect } from '@open-wc/testing';
import { initials } from '../../../src/elements/base/initials.ts';
import { EMOJI } from '../../../stories/support/hostile.ts';

describe('initials', () => {
  it('are the first letters of the first and the last word', () => {
    expect(initials('Ada Lovelace')).to.equal('AL');
    expect(initials('  ada   king  of lovelace ')).to.equal('AL');
    expect(initials('Ada')).to.equal('A');
  });

  it('are whole characters', () => {
    expect(initials(EMOJI)).to.equal('👩‍👩‍👧‍👦');
    expect(initials('é\u0301lan vital')).to.equal('É\u0301V');
    expect(initials('ליאור כהן')).to.equal('לכ');
  });

  it('are nothing where there is no name', () => {
    expect(initials('')).to.equal('');
    expect(initials(' ')).to.equal('');
  });
});
