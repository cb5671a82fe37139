import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/chat/chat-panel.ts';
import '../../src/elements/invite/call-button.ts';
import '../../src/elements/invite/incoming-call.ts';
import '../../src/elements/stage/video-grid.ts';
import { EMOJI, HOSTILE_NAME, HOSTILE_TEXT, LONG_WORD } from '../../stories/support/hostile.ts';
import { everything, part } from '../../stories/support/settled.ts';
import { eventually } from '../support/until.ts';
import { find, page, seen } from './support/page.ts';

/** What of an element stands out of it sideways. */
const overflowing = (root: Element) =>
  everything(root.shadowRoot!).filter((element) => {
    const outer = root.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.left < outer.left - 1 || box.right > outer.right + 1);
  });

const isWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
const NAMES = [
  HOSTILE_NAME,
  EMOJI.repeat(3),
  'W'.repeat(80),
  'ليلى 12:30 שלום',
  'a\u0301'.repeat(40),
];

describe('whatever people are called', () => {
  it('tiles keep their sizes, and names are text', async () => {
    const scene = await page(
      html`<video-grid style="block-size: 400px; inline-size: 300px"></video-grid>`,
    );
    await scene.meet();
    for (const [index, name] of NAMES.entries())
      await (await scene.person(name, `person-${index}`)).join('team');
    const tiles = await eventually(() => {
      const all = [...find('video-grid').shadowRoot!.querySelectorAll('[part=tile]')];
      return all.length === NAMES.length + 1 ? all : undefined;
    });
    await eventually(() => tiles[0]?.clientWidth);
    const sizes = new Set(
      tiles.map(({ clientWidth, clientHeight }) => `${clientWidth}×${clientHeight}`),
    );
    expect([...sizes]).to.have.length(1);
    expect(overflowing(find('video-grid'))).to.deep.equal([]);
    expect(find('video-grid').shadowRoot?.querySelector('img, b')).to.equal(null);
    expect(isWide()).to.equal(false);
  });

  it('the card of a call shows it, within its width', async () => {
    const scene = await page(html`<incoming-call ringtone="none"></incoming-call>`);
    for (const [index, name] of NAMES.entries()) {
      const person = await scene.rung(name, { id: `person-${index}` });
      const dialog = await seen(find('incoming-call'), 'dialog');
      expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
      expect(dialog.querySelector('img, b')).to.equal(null);
      await scene.engine.decline();
      person.close();
    }
  });
});

describe('whatever people write', () => {
  it('is text, and breaks no layout', async () => {
    const scene = await page(
      html`<chat-panel style="block-size: 300px; inline-size: 240px"></chat-panel>`,
    );
    await scene.meet();
    const mallory = await scene.person(HOSTILE_NAME, 'mallory');
    await mallory.join('team');
    const texts = [
      HOSTILE_TEXT,
      LONG_WORD,
      EMOJI.repeat(20),
      `https://a.example/${'x'.repeat(900)}`,
    ];
    for (const text of texts) await mallory.say(text);
    const shown = await eventually(() => {
      const all = [...find('chat-panel').shadowRoot!.querySelectorAll('.text')];
      return all.length === texts.length ? all : undefined;
    });
    expect(shown.map(({ textContent }) => textContent)).to.deep.equal(texts);
    expect(overflowing(find('chat-panel'))).to.deep.equal([]);
    const list = part(find('chat-panel'), 'list');
    expect(list.scrollWidth).to.equal(list.clientWidth);
    expect(find('chat-panel').shadowRoot?.querySelector('script, img, b')).to.equal(null);
    // What makes links is loaded with the first of them.
    const links = await eventually(() => {
      const all = [...find('chat-panel').shadowRoot!.querySelectorAll('a')];
      return all.length > 0 ? all : undefined;
    });
    expect(shown.map(({ textContent }) => textContent)).to.deep.equal(texts);
    expect(links.map(({ protocol }) => protocol)).to.deep.equal(['https:']);
    expect(isWide()).to.equal(false);
  });

  it('stands in a narrow button as it stands in a wide one', async () => {
    await page(
      html`<div style="inline-size: 120px"><call-button to="bob">${'Extraordinarily '.repeat(4)}</call-button></div>`,
    );
    const button = part(find('call-button'), 'button');
    expect(button.scrollWidth).to.be.at.most(button.clientWidth + 1);
    expect(find('call-button').offsetWidth).to.be.at.most(120);
  });
});
