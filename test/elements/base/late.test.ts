import { expect } from '@open-wc/testing';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { eventually } from '../../support/until.ts';

// Nothing here imports an element before it is to be defined.

describe('elements that were in the page before their definitions', () => {
  const server = new InPageServer();
  const alice = server.engine('alice', 'Alice');

  after(() => {
    document.body.replaceChildren();
    alice.close();
    server.close();
  });

  const add = (tag: string, parent: Element = document.body, attributes: object = {}) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  };

  it('find each other, in whichever order they are defined', async () => {
    const provider = add('call-provider');
    const inner = add('call-button', provider, { to: 'bob' });
    const outer = add('call-button', document.body, { room: 'team' });
    const grid = add('video-grid', provider);
    await import('../../../src/elements/stage/video-grid.ts');
    await import('../../../src/elements/invite/call-button.ts');
    await import('../../../src/elements/provider/call-provider.ts');
    Object.assign(provider, { engine: alice });
    for (const element of [inner, outer, grid])
      await eventually(() => 'engine' in element && element.engine === alice);
    expect(inner.shadowRoot?.querySelector('button')).not.to.equal(null);
  });

  it('are defined once: another copy of the code does no harm', async () => {
    const before = customElements.get('call-button');
    const copy = '../../../src/elements/invite/call-button.ts?copy';
    await import(copy);
    const { define } = await import('../../../src/elements/base/define.ts');
    define('call-button', class extends HTMLElement {});
    expect(customElements.get('call-button')).to.equal(before);
    const again = document.createElement('call-button');
    document.querySelector('call-provider')?.append(again);
    await eventually(() => 'engine' in again && again.engine === alice);
  });

  it('are all registered by the one script', async () => {
    await import('../../../src/index.ts');
    for (const tag of [
      ...['call-provider', 'call-button', 'incoming-call', 'outgoing-call'],
      ...['video-grid', 'call-controls', 'chat-panel', 'call-widget'],
    ])
      await customElements.whenDefined(tag);
  });
});
