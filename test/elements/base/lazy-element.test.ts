import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { define } from '../../../src/elements/base/define.ts';
import { LazyElement } from '../../../src/elements/base/lazy-element.ts';
import { eventually } from '../../support/until.ts';

const seen: string[] = [];
let isReachable = true;
let loads = 0;

class Shy extends LazyElement {
  protected override async load() {
    loads += 1;
    if (!isReachable) throw new Error('no network');
    return {
      styles: [],
      View: class {
        render = () => html`<p>Here</p>`;
        connected = () => seen.push('connected');
        disconnected = () => seen.push('disconnected');
        updated = () => seen.push('updated');
      },
    };
  }
}
define('shy-element', Shy);

describe('an element whose view is loaded when it is needed', () => {
  beforeEach(() => {
    seen.length = 0;
    loads = 0;
    isReachable = true;
  });

  it('shows it, and tells it when it comes and goes', async () => {
    const element = await fixture(html`<shy-element></shy-element>`);
    await eventually(() => element.shadowRoot?.querySelector('p'));
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    expect(seen.filter((what) => what !== 'updated')).to.deep.equal([
      'connected',
      'disconnected',
      'connected',
    ]);
    expect(loads).to.equal(1);
  });

  it('tries again when it could not be loaded', async () => {
    isReachable = false;
    const element = await fixture(html`<shy-element></shy-element>`);
    expect(loads).to.equal(1);
    isReachable = true;
    await eventually(() => element.shadowRoot?.querySelector('p'));
    expect(loads).to.equal(2);
  });
});
