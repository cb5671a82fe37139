import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/stage/video-grid.ts';
import { eventually } from '../../support/until.ts';
import { find, page } from '../support/page.ts';

const grid = html`<video-grid style="block-size: 400px; inline-size: 640px"></video-grid>`;

describe('what is seen of the others on a stage', () => {
  async function stage() {
    const scene = await page(grid);
    const people = await scene.meet('Bob*', 'Carol', 'Dave');
    const room = await scene.room;
    const idOf = (name: string) => room.members.find((one) => one.name === name)?.id ?? '';
    const lines = (name: string, slot: 'camera' | 'screen' = 'camera') =>
      room.sight.lines(idOf(name), slot);
    return { room, people, lines, idOf };
  }
  /** The lines of a tile, in device pixels. */
  const shown = (id: string) => {
    const tile = find('video-grid').shadowRoot?.querySelector(`[data-member="${id}"]`);
    const { width = 0, height = 0 } = tile?.getBoundingClientRect() ?? {};
    return Math.max(height, (width * 9) / 16) * devicePixelRatio;
  };
  const isTrue = (lines: number | undefined, wanted: number) =>
    wanted > 0 && lines !== undefined && Math.abs(lines - wanted) < 2;

  it('is as large as their tiles are, also when these change', async () => {
    const { lines, idOf } = await stage();
    for (const name of ['Bob', 'Carol', 'Dave']) {
      await eventually(() => isTrue(lines(name), shown(idOf(name))));
    }
    const before = lines('Bob');
    find('video-grid').style.blockSize = '240px';
    await eventually(() => lines('Bob') !== before && isTrue(lines('Bob'), shown(idOf('Bob'))));
  });

  it('is nothing of who is on another page of the gallery', async () => {
    const { lines } = await stage();
    find('video-grid').layout = 'gallery';
    Object.assign(find('video-grid').style, { inlineSize: '200px', blockSize: '210px' });
    await eventually(() => lines('Dave') === 0 && lines('Carol') === 0);
  });

  it('is a screen as well, while it is shared', async () => {
    const { lines, people } = await stage();
    await eventually(() => lines('Bob', 'screen') === 0);
    await people[0]?.set({ screen: true });
    await eventually(() => (lines('Bob', 'screen') ?? 0) > 200);
    await people[0]?.set({ screen: false });
    await eventually(() => lines('Bob', 'screen') === 0);
  });

  it('is nothing where the stage is scrolled away, hidden, or gone', async () => {
    const { lines } = await stage();
    await eventually(() => (lines('Bob') ?? 0) > 0);
    find('video-grid').style.marginBlockStart = '5000px';
    await eventually(() => lines('Bob') === 0);
    find('video-grid').style.marginBlockStart = '0';
    await eventually(() => (lines('Bob') ?? 0) > 0);
    find('video-grid').hidden = true;
    await eventually(() => lines('Bob') === 0);
    find('video-grid').hidden = false;
    await eventually(() => (lines('Bob') ?? 0) > 0);
    find('video-grid').remove();
    expect(lines('Bob')).to.equal(0);
  });
});
