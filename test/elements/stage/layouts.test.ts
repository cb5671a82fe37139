import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/stage/video-grid.ts';
import { voices } from '../../../stories/support/voices.ts';
import { eventually } from '../../support/until.ts';
import { find, page } from '../support/page.ts';

const grid = html`<video-grid style="block-size: 400px; inline-size: 640px"></video-grid>`;
const all = (selector: string) => [
  ...(find('video-grid').shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const tiles = () => all('[part~=tile]');
const named = (name: string) => tiles().find((tile) => tile.ariaLabel?.startsWith(name));
const area = (element: Element | undefined) =>
  (element?.clientWidth ?? 0) * (element?.clientHeight ?? 0);
const largest = () => tiles().sort((a, b) => area(b) - area(a))[0]?.ariaLabel;
const shown = () => tiles().filter(({ hidden }) => !hidden);
const press = (selector: string) => all(selector)[0]?.click();
const FIVE = ['Bob', 'Carol', 'Dave', 'Erin'];

describe('the layouts of a video-grid', () => {
  it('are accessible: a speaker, a gallery of several pages, somebody pinned', async () => {
    const scene = await page(grid);
    await scene.meet(...FIVE);
    for (const layout of ['speaker', 'gallery'] as const) {
      find('video-grid').layout = layout;
      await eventually(() => all('[part=pin]').length === 5);
      await expect(find('video-grid')).to.be.accessible();
    }
    find('video-grid').style.inlineSize = '320px';
    find('video-grid').style.blockSize = '240px';
    await eventually(() => all('.pager').length === 1);
    await expect(find('video-grid')).to.be.accessible();
    press('[part=pin]');
    await eventually(() => all('[part=pin][aria-pressed=true]').length === 1);
    await expect(find('video-grid')).to.be.accessible();
  });

  it('give the stage to who speaks, and mark everybody who does', async () => {
    const loudness: Record<string, number> = { Carol: 0.4 };
    const scene = await page(grid, { parts: { openBackend: voices(loudness) } });
    find('video-grid').layout = 'speaker';
    await scene.meet(...FIVE);
    await eventually(() => largest() === 'Carol' && area(named('Carol')) > 3 * area(named('Bob')));
    await eventually(() => named('Carol')?.classList.contains('speaking'));
    expect(named('Bob')?.classList.contains('speaking')).to.equal(false);
    Object.assign(loudness, { Carol: 0, Dave: 0.4 });
    await eventually(() => largest() === 'Dave');
    await eventually(() => !named('Carol')?.classList.contains('speaking'));
  });

  it('keep somebody on the stage for who has pinned them, whoever speaks', async () => {
    const scene = await page(grid, { parts: { openBackend: voices({ Carol: 0.4 }) } });
    const [bob] = await scene.meet(...FIVE);
    await eventually(() => all('[part=pin]').length === 5);
    named('Bob')?.querySelector('button')?.click();
    await eventually(() => largest() === 'Bob');
    find('video-grid').layout = 'speaker';
    await eventually(() => named('Carol')?.classList.contains('speaking'));
    expect(largest()).to.equal('Bob');
    press('[part=pin][aria-pressed=true]');
    await eventually(() => largest() === 'Carol');
    // Who has left is pinned no more.
    named('Bob')?.querySelector('button')?.click();
    await bob?.leave();
    await eventually(() => tiles().length === 4 && largest() === 'Carol');
  });

  it('show a gallery in pages, none with tiles too small, and turn them', async () => {
    const scene = await page(grid);
    find('video-grid').layout = 'gallery';
    find('video-grid').style.inlineSize = '320px';
    find('video-grid').style.blockSize = '320px';
    await scene.meet(...FIVE);
    await eventually(() => all('.pager').length === 1 && shown().length === 2);
    expect(all('.pager')[0]?.textContent?.trim()).to.equal('1 of 3');
    const first = shown();
    expect(all('[part~=previous]')[0]?.ariaDisabled).to.equal('true');
    press('[part~=previous]');
    press('[part~=next]');
    await eventually(() => all('.pager')[0]?.textContent?.trim() === '2 of 3');
    await eventually(() => shown().length === 2 && !shown().includes(first[0] as HTMLElement));
    press('[part~=next]');
    await eventually(() => shown().length === 1);
    expect(all('[part~=next]')[0]?.ariaDisabled).to.equal('true');
    find('video-grid').style.inlineSize = '700px';
    await eventually(() => shown().length === 5 && all('.pager').length === 0);
  });

  it('show oneself where one wants it: in a tile, floating, or nowhere', async () => {
    const scene = await page(grid);
    await scene.meet('Bob', 'Carol');
    const own = () => tiles().find((tile) => tile.hasAttribute('local'));
    await eventually(() => shown().length === 3);
    find('video-grid').selfView = 'hidden';
    await eventually(() => own()?.hidden && shown().length === 2);
    find('video-grid').selfView = 'floating';
    await eventually(() => !own()?.hidden && own()?.classList.contains('floating'));
    expect(area(own())).to.be.lessThan(area(named('Bob')) / 2);
    find('video-grid').selfView = 'tile';
    await eventually(() => area(own()) === area(named('Bob')));
    expect(own()?.classList.contains('floating')).to.equal(false);
  });
});
