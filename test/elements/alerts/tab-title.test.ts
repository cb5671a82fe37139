import { expect } from '@open-wc/testing';
import { showInTitle } from '../../../src/elements/alerts/tab-title.ts';
import { eventually } from '../../support/until.ts';

describe('the title of a tab in which it rings', () => {
  const over: AbortController[] = [];
  const show = (text: string): AbortController => {
    const one = new AbortController();
    over.push(one);
    showInTitle(text, one.signal);
    return one;
  };
  beforeEach(() => {
    document.title = 'Shop';
  });
  afterEach(() => {
    for (const one of over.splice(0)) one.abort();
  });

  it('says who rings, and is the page’s own again afterwards', () => {
    const bob = show('Bob is calling');
    expect(document.title).to.equal('Bob is calling');
    bob.abort();
    expect(document.title).to.equal('Shop');
  });

  it('gives the page the title that it has set meanwhile', async () => {
    const bob = show('Bob is calling');
    document.title = 'Shop (1)';
    await eventually(() => document.title === 'Bob is calling');
    bob.abort();
    expect(document.title).to.equal('Shop (1)');
  });

  it('does so even when both happen in the same moment', () => {
    const bob = show('Bob is calling');
    document.title = 'Shop (2)';
    bob.abort();
    expect(document.title).to.equal('Shop (2)');
    document.title = 'Shop (3)';
    expect(document.title).to.equal('Shop (3)');
  });

  it('shows the newest of several, whichever stops first', () => {
    const bob = show('Bob is calling');
    const carol = show('Carol is calling');
    expect(document.title).to.equal('Carol is calling');
    bob.abort();
    expect(document.title).to.equal('Carol is calling');
    carol.abort();
    expect(document.title).to.equal('Shop');
  });

  it('is set once for a name with blanks that titles do not have', async () => {
    const bob = show('  Bob   is calling ');
    await eventually(() => document.title === 'Bob is calling');
    bob.abort();
    expect(document.title).to.equal('Shop');
  });
});
