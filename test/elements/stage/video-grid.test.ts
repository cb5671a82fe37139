import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/stage/video-grid.ts';
import { badLine } from '../../../stories/support/bad-line.ts';
import { countedLine } from '../../../stories/support/counted-line.ts';
import { part, settled } from '../../../stories/support/settled.ts';
import { eventually, until } from '../../support/until.ts';
import { find, gone, page, seen } from '../support/page.ts';

const grid = html`<video-grid style="block-size: 400px; inline-size: 640px"></video-grid>`;
const tiles = () => [
  ...(find('video-grid').shadowRoot?.querySelectorAll<HTMLElement>('[part=tile]') ?? []),
];
const inTile = (index: number, selector: string) => tiles()[index]?.querySelector(selector);
const notices = () =>
  find('video-grid').shadowRoot?.querySelector('.notices')?.textContent?.trim() ?? '';

describe('video-grid', () => {
  it('is accessible in each of its states', async () => {
    const scene = await page(grid);
    await expect(find('video-grid')).to.be.accessible();
    await scene.meet('Bob*', 'Carol');
    await eventually(() => tiles().length === 3 && inTile(1, 'video:not(.blank)'));
    await expect(find('video-grid')).to.be.accessible();
    scene.line.drop();
    await eventually(() => notices().includes('No connection'));
    await expect(find('video-grid')).to.be.accessible();
  });

  it('shows everybody, oneself as `local`, in equal tiles within its box', async () => {
    const scene = await page(grid);
    await scene.meet('Bob', 'Carol', 'Dave');
    await eventually(() => tiles().length === 4);
    await settled(scene.provider);
    const room = await scene.room;
    expect(tiles().map(({ dataset }) => dataset['member'])).to.deep.equal(
      room.members.map(({ id }) => id),
    );
    expect(tiles().filter((tile) => tile.hasAttribute('local'))).to.deep.equal([tiles()[0]]);
    const stage = find('video-grid').getBoundingClientRect();
    const boxes = await eventually(() => {
      const all = tiles().map((tile) => tile.getBoundingClientRect());
      return all.every(({ width }) => width > 0) ? all : undefined;
    });
    for (const box of boxes) {
      expect([box.width, box.height]).to.deep.equal([boxes[0]?.width, boxes[0]?.height]);
      expect(box.left >= stage.left && box.right <= stage.right + 1).to.equal(true);
      expect(box.top >= stage.top && box.bottom <= stage.bottom + 1).to.equal(true);
    }
  });

  it('keeps the tiles of those who stay when somebody goes', async () => {
    const scene = await page(grid);
    const [bob] = await scene.meet('Bob', 'Carol');
    await eventually(() => tiles().length === 3);
    const carol = tiles()[2];
    await bob?.leave();
    await eventually(() => tiles().length === 2);
    expect(tiles()[1]).to.equal(carol);
  });

  it('shows initials until there is a picture, and never a camera that is off', async () => {
    const scene = await page(grid);
    const [bob] = await scene.meet('Bob Stone');
    await eventually(() => inTile(1, '[part=avatar]')?.textContent === 'BS');
    expect(inTile(1, '[part=video]')).to.equal(null);
    await bob?.set({ camera: true });
    const video = await eventually(() => inTile(1, 'video') as HTMLVideoElement | null);
    if (video.classList.contains('blank')) expect(inTile(1, '[part=avatar]')).not.to.equal(null);
    await eventually(() => inTile(1, 'video:not(.blank)') && !inTile(1, '[part=avatar]'));
    expect(video.videoWidth).to.be.greaterThan(2);
    await bob?.set({ camera: false });
    await eventually(() => inTile(1, '[part=avatar]') && !inTile(1, 'video'));
  });

  it('does not start a picture anew when something else in its tile changes', async () => {
    const scene = await page(grid);
    const [bob] = await scene.meet('Bob*', 'Carol');
    const video = await eventually(() => inTile(1, 'video:not(.blank)') as HTMLVideoElement | null);
    let starts = 0;
    Object.defineProperty(video, 'srcObject', { set: () => (starts += 1) });
    await bob?.set({ microphone: false });
    await seen(find('video-grid'), 'badge');
    expect(starts).to.equal(0);
    expect(inTile(1, 'video') === video).to.equal(true);
  });

  it('shows one’s own camera, mirrored, as soon as it is on', async () => {
    const scene = await page(grid);
    await scene.talk('Bob', { video: true });
    const own = await eventually(() => {
      return tiles()
        .find((tile) => tile.hasAttribute('local'))
        ?.querySelector('video:not(.blank)');
    });
    expect(getComputedStyle(own).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
    await scene.engine.set('camera', false);
    await gone(find('video-grid'), 'video');
  });

  it('says who is muted, and who is lost', async () => {
    const scene = await page(grid);
    const [bob] = await scene.meet('Bob', 'Carol');
    await bob?.set({ microphone: false });
    const badge = await seen(find('video-grid'), 'badge');
    expect(badge.getAttribute('aria-label')).to.equal('Bob is muted');
    await bob?.set({ microphone: true });
    await gone(find('video-grid'), 'badge');
    bob?.vanish();
    await seen(find('video-grid'), 'badge', ({ textContent }) => textContent === 'Reconnecting…');
  });

  it('never shows a picture that stands still as if it were alive', async () => {
    const scene = await page(grid, { parts: { openBackend: badLine('frozen') } });
    await scene.meet('Bob*', 'Carol');
    const badge = await seen(find('video-grid'), 'badge', ({ textContent }) => {
      return textContent === 'The picture is frozen';
    });
    const tile = badge.closest<HTMLElement>('[part=tile]');
    expect(tile === tiles()[1]).to.equal(true);
    const video = await eventually(() => tile?.querySelector('video:not(.blank)'));
    expect(getComputedStyle(video).filter).to.include('grayscale');
    expect(inTile(2, '.trouble') === null).to.equal(true);
    await expect(find('video-grid')).to.be.accessible();
  });

  it('says who is heard badly, and does not take the picture for dead', async () => {
    const scene = await page(grid, { parts: { openBackend: badLine('weak') } });
    await scene.meet('Bob*');
    await seen(find('video-grid'), 'badge', ({ textContent }) => textContent === 'Weak connection');
    expect(tiles()[1]?.classList.contains('still')).to.equal(false);
  });

  it('says that one is heard badly oneself', async () => {
    const weak = await page(grid, { parts: { openBackend: badLine('own-weak') } });
    await weak.meet('Bob');
    await eventually(() => notices() === 'Your connection is weak');
  });

  it('marks who is not heard well, with the reason, and oneself where it is one’s own upload', async () => {
    const scene = await page(grid, { parts: { openBackend: countedLine('upload') } });
    await scene.meet('Bob*', 'Carol*');
    const signs = () => [...(find('video-grid').shadowRoot?.querySelectorAll('.quality') ?? [])];
    await eventually(() => signs().length === 3);
    for (const sign of signs()) expect(sign.ariaLabel).to.match(/^Your upload loses \d+%$/);
    await expect(find('video-grid')).to.be.accessible();
  });

  it('marks nobody who is heard well', async () => {
    const scene = await page(grid, { parts: { openBackend: countedLine('good') } });
    await scene.meet('Bob*');
    const room = await scene.room;
    await scene.seen(() => room.quality.value.level);
    await settled(scene.provider);
    expect(inTile(1, '.quality') === null).to.equal(true);
  });

  it('says that nobody at all is reached', async () => {
    const scene = await page(grid, { parts: { openBackend: badLine('failed') } });
    await scene.meet('Bob');
    await seen(find('video-grid'), 'badge', ({ textContent }) => textContent === 'Connection lost');
    // Why, and what would help.
    expect(notices()).to.include('TURN');
    scene.line.drop();
    await eventually(() => notices().startsWith('No connection to anybody.'));
  });

  it('says that one is alone, and that the server is lost', async () => {
    const scene = await page(grid);
    expect(find('video-grid').shadowRoot?.textContent).to.include('Not in a call');
    await scene.meet();
    await eventually(() => notices() === 'Nobody else is here yet');
    await (await scene.person('Bob')).join('team');
    await eventually(() => notices() === '');
    scene.line.drop();
    await eventually(() => notices().startsWith('No connection'));
    scene.line.restore();
    await eventually(() => notices() === '');
  });

  it('lays two people face to face, except where a grid is wanted', async () => {
    const scene = await page(grid);
    await scene.talk('Bob');
    const widths = () => tiles().map(({ clientWidth }) => clientWidth);
    await eventually(() => tiles().length === 2 && Math.max(...widths()) === 640);
    expect(Math.min(...widths())).to.be.lessThan(200);
    find('video-grid').layout = 'grid';
    await eventually(() => widths()[0] === widths()[1]);
  });

  it('follows the size of its box', async () => {
    const scene = await page(grid);
    await scene.meet('Bob', 'Carol');
    await eventually(() => tiles().length === 3 && tiles()[2]?.clientWidth);
    const before = tiles()[0]?.clientWidth ?? 0;
    find('video-grid').style.inlineSize = '320px';
    await eventually(() => tiles()[0]?.clientWidth !== before);
    for (const tile of tiles()) expect(tile.offsetLeft + tile.offsetWidth).to.be.at.most(321);
  });

  it('is empty again when the call is over', async () => {
    const scene = await page(grid);
    await scene.talk('Bob');
    await seen(find('video-grid'), 'tile');
    await scene.engine.hangUp();
    await until(() => !scene.engine.room.value);
    await gone(find('video-grid'), 'tile');
    expect(() => part(find('video-grid'), 'video')).to.throw();
  });

  it('says that one waits to be let in, and that one was refused, where nothing else does', async () => {
    const scene = await page(grid);
    const host = await scene.person('Bob');
    await host.join('team');
    await host.signaling.request('room:set', { room: 'team', waiting: true });
    const knocking = new Promise<{ readonly id: string }>((resolve) => {
      const over = new AbortController();
      host.signaling.on('room:waiting', ({ waiting: [one] }) => one && resolve(one), over.signal);
    });
    const empty = () => find('video-grid').shadowRoot?.querySelector('.empty')?.textContent;
    void scene.engine.join('team').catch(() => {});
    await eventually(() => empty() === 'You are waiting. A host will let you in.');
    await expect(find('video-grid')).to.be.accessible();
    await host.signaling.request('room:deny', { room: 'team', member: (await knocking).id });
    await eventually(() => empty() === 'You were not let in');
  });
});
