import { expect, fixture } from '@open-wc/testing';
import { css, html } from 'lit';
import { later } from '../../../src/elements/base/later.ts';
import { SignalElement } from '../../../src/elements/base/signal-element.ts';
import { eventually } from '../../support/until.ts';

describe('a part of a view that is loaded later', () => {
  let loads: PromiseWithResolvers<{ styles: ReturnType<typeof css>; word: string }>[];
  const styles = css`
    p {
      color: rgb(1, 2, 3);
    }
  `;
  const part = { styles, word: 'there' };

  /** An element of its own for each test, since parts are remembered. */
  async function element() {
    const ask = later(() => {
      const load = Promise.withResolvers<typeof part>();
      loads.push(load);
      return load.promise;
    });
    const tag = `later-${crypto.randomUUID()}`;
    customElements.define(
      tag,
      class extends SignalElement {
        override render() {
          return html`<p>${ask(this)?.word ?? 'not yet'}</p>`;
        }
      },
    );
    const made = document.createElement(tag) as SignalElement;
    await fixture(html`<div>${made}</div>`);
    await made.updateComplete;
    return made;
  }
  const said = (from: SignalElement) => from.renderRoot.querySelector('p');

  beforeEach(() => {
    loads = [];
  });

  it('comes when it is asked for, once, with its styles, and shows by itself', async () => {
    const host = await element();
    expect(said(host)?.textContent).to.equal('not yet');
    host.requestUpdate();
    await host.updateComplete;
    expect(loads).to.have.length(1);
    loads[0]?.resolve(part);
    await eventually(() => said(host)?.textContent === 'there');
    host.requestUpdate();
    await host.updateComplete;
    expect(getComputedStyle(said(host) as Element).color).to.equal('rgb(1, 2, 3)');
    const { adoptedStyleSheets } = host.shadowRoot as ShadowRoot;
    expect(adoptedStyleSheets.filter((sheet) => sheet === styles.styleSheet)).to.have.length(1);
  });

  it('is asked for again when it could not be loaded', async () => {
    const host = await element();
    loads[0]?.reject(new TypeError('no network'));
    await eventually(() => loads.length === 2);
    loads[1]?.resolve(part);
    await eventually(() => said(host)?.textContent === 'there');
  });
});
