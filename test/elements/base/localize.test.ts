import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/invite/call-button.ts';
import '../../../src/elements/invite/outgoing-call.ts';
import '../../../src/elements/stage/video-grid.ts';
import type { CallButton } from '../../../src/elements/invite/call-button.ts';
import { eventually } from '../../support/until.ts';
import { find, page, seen } from '../support/page.ts';

const label = (element: Element) => element.shadowRoot?.querySelector('[part=label]')?.textContent;

describe('words', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
    document.documentElement.removeAttribute('dir');
  });

  it('are in the language of the nearest `lang`', async () => {
    await fixture(html`
      <div lang="fr">
        <call-button room="a"></call-button>
        <p lang="en"><call-button room="b"></call-button></p>
      </div>
    `);
    const [french, english] = document.querySelectorAll('call-button');
    await eventually(() => french && label(french) === 'Rejoindre');
    expect(english && label(english)).to.equal('Join');
  });

  it('follow the page’s language', async () => {
    document.documentElement.lang = 'en';
    await fixture(html`<call-button room="a"></call-button>`);
    expect(label(find('call-button'))).to.equal('Join');
    document.documentElement.lang = 'fr-CA';
    await eventually(() => label(find('call-button')) === 'Rejoindre');
  });

  it('are found across shadow trees', async () => {
    const host = await fixture(html`<div lang="fr"></div>`);
    host.attachShadow({ mode: 'open' }).innerHTML = '<call-button room="a"></call-button>';
    const button = host.shadowRoot?.querySelector('call-button') as CallButton;
    await eventually(() => label(button) === 'Rejoindre');
    expect(button.words.dir()).to.equal('ltr');
  });

  it('are English where a language is unknown, or nonsense: all of them', async () => {
    for (const lang of ['de', 'en_US', 'x', '!!', 'zh-Hant-TW', '', 'constructor']) {
      document.documentElement.lang = lang;
      const scene = await page(html`<outgoing-call ringback="none"></outgoing-call>`);
      const bob = await scene.person('Bob');
      await scene.engine.invite(['bob', 'carol']);
      const card = find('outgoing-call');
      await seen(card, 'status', ({ textContent }) => textContent === 'Ringing…');
      await bob.decline();
      await seen(card, 'status', ({ textContent }) => textContent === 'Bob declined');
      scene.provider.remove();
    }
  });

  it('are never names of entries, not even before a language has come', async () => {
    document.documentElement.lang = 'fr';
    await page(html`<video-grid></video-grid>`);
    const empty = await eventually(() => find('video-grid').shadowRoot?.querySelector('.empty'));
    expect(empty.textContent).not.to.equal('notInCall');
    await eventually(() => empty.textContent === 'Aucun appel en cours');
  });

  it('know the direction of the nearest `dir`', async () => {
    await fixture(html`<div dir="rtl"><call-button room="a"></call-button></div>`);
    await eventually(() => find('call-button').words.dir?.() === 'rtl');
  });
});
