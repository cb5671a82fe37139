import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/controls/call-controls.ts';
import '../../../src/elements/stage/video-grid.ts';
import { settled } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { find, page } from '../support/page.ts';

const grid = html`<video-grid style="block-size: 400px; inline-size: 640px"></video-grid>`;
const all = (selector: string) => [
  ...(find('video-grid').shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const screens = () => all('[part~=screen]');
const people = () => all('[part~=tile]:not([data-slot=screen])');
const pictures = () => all('[part~=screen] video:not(.blank)') as HTMLVideoElement[];
const area = (element: Element | undefined) =>
  (element?.clientWidth ?? 0) * (element?.clientHeight ?? 0);

describe('a screen in a video-grid', () => {
  it('is accessible, before its picture comes and after', async () => {
    const scene = await page(grid);
    const [bob] = await scene.meet('Bob', 'Carol*');
    await bob?.set({ screen: true });
    await eventually(() => screens().length === 1);
    await expect(find('video-grid')).to.be.accessible();
    await eventually(() => pictures().length === 1);
    await expect(find('video-grid')).to.be.accessible();
    bob?.vanish();
    await eventually(() => screens()[0]?.textContent?.includes('Reconnecting…'));
    await expect(find('video-grid')).to.be.accessible();
  });

  it('takes the stage, all of it to be seen, with the people below it where that shows more', async () => {
    const scene = await page(grid);
    const [bob] = await scene.meet('Bob', 'Carol');
    const room = await scene.room;
    await bob?.set({ screen: true });
    await eventually(() => pictures().length === 1 && area(screens()[0]));
    const [screen] = screens();
    expect(screen?.dataset).to.include({
      member: room.members.find(({ name }) => name === 'Bob')?.id ?? '',
      slot: 'screen',
    });
    expect(screen?.getAttribute('aria-label')).to.equal('Bob’s screen');
    expect(getComputedStyle(pictures()[0] as Element).objectFit).to.equal('contain');
    expect(people().map(({ dataset }) => dataset['member'])).to.deep.equal(
      room.members.map(({ id }) => id),
    );
    await eventually(() => people().every((tile) => area(tile) > 0));
    for (const tile of people()) {
      expect(area(tile)).to.be.lessThan(area(screen) / 2);
      expect(tile.offsetTop).to.be.at.least(screen?.clientHeight ?? 0);
    }
    await bob?.set({ screen: false });
    await eventually(() => screens().length === 0);
    await eventually(() => area(people()[0]) > 40_000);
  });

  it('leaves the tiles of people as they are', async () => {
    const scene = await page(grid);
    const [bob] = await scene.meet('Bob*', 'Carol');
    await eventually(() => people().length === 3);
    const before = people();
    const camera = await eventually(() => all('video')[0]);
    await bob?.set({ screen: true });
    await eventually(() => screens().length === 1);
    expect(people().every((tile, index) => tile === before[index])).to.equal(true);
    expect(all('[part=tile] video')[0] === camera).to.equal(true);
  });

  it('stands beside another, each as large', async () => {
    const scene = await page(grid);
    const [bob, carol] = await scene.meet('Bob', 'Carol');
    await bob?.set({ screen: true });
    await carol?.set({ screen: true });
    await eventually(() => pictures().length === 2);
    await eventually(() => area(screens()[0]) === area(screens()[1]) && area(screens()[1]) > 0);
    expect(screens().map((tile) => tile.ariaLabel)).to.deep.equal([
      'Bob’s screen',
      'Carol’s screen',
    ]);
  });

  it('leaves two people no longer face to face, until it is gone', async () => {
    const scene = await page(grid);
    const bob = await scene.talk('Bob');
    await eventually(() => all('.floating').length === 1);
    await bob.set({ screen: true });
    await eventually(() => screens().length === 1 && all('.floating').length === 0);
    await bob.set({ screen: false });
    await eventually(() => all('.floating').length === 1 && screens().length === 0);
  });

  it('says that it is shared until there is a picture, also the second time', async () => {
    const scene = await page(grid);
    const bob = await scene.talk('Bob');
    const said = new Set<string | null | undefined>();
    const observer = new MutationObserver(() => {
      for (const { textContent } of all('.awaited')) said.add(textContent);
    });
    observer.observe(find('video-grid').shadowRoot!, { childList: true, subtree: true });
    for (const _ of [1, 2]) {
      said.clear();
      await bob.set({ screen: true });
      await eventually(() => said.has('\u2068Bob\u2069 is sharing the screen'));
      await eventually(() => pictures().length === 1 && all('.awaited').length === 0);
      await bob.set({ screen: false });
      await eventually(() => screens().length === 0);
    }
    observer.disconnect();
  });

  it('is not shown to who shares it, who is told so', async () => {
    const scene = await page(grid);
    await scene.talk('Bob');
    await scene.engine.set('screen', true);
    const said = () => find('video-grid').shadowRoot?.querySelector('.notices')?.textContent;
    await eventually(() => said()?.includes('You are sharing your screen'));
    const room = await scene.room;
    await eventually(() => room.roster.me.value?.screen);
    await settled(scene.provider);
    expect(screens()).to.deep.equal([]);
    scene.provider.append(document.createElement('call-controls'));
    find('video-grid').requestUpdate();
    await eventually(() => !said()?.includes('You are sharing your screen'));
  });
});
