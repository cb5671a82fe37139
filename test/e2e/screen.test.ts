import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { idle, press, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

/** Waits until so many screens are on a page's stage, each with a picture that moves. */
const screensMove = (page: Page, count: number) =>
  page.waitForFunction(
    (wanted) => {
      const grid = document.querySelector('video-grid')?.shadowRoot;
      const tiles = [...(grid?.querySelectorAll('[part~=tile][data-slot=screen]') ?? [])];
      const videos = tiles.map((tile) => tile.querySelector('video'));
      return (
        tiles.length === wanted &&
        videos.every((video) => video && video.videoWidth > 2 && video.currentTime > 0)
      );
    },
    {},
    count,
  );

describe('a screen, captured by the browser and sent through real connections', () => {
  let stage: Stage;
  const complaints: string[][] = [];
  let alice: Page;
  let bob: Page;
  let carol: Page;

  async function visit(user: string, more = ''): Promise<Page> {
    const window = await stage.visit(user, TAGS + more);
    complaints.push(window.complaints);
    await window.page.evaluate(() =>
      document.querySelector('call-provider')?.setAttribute('room', 'stand-up'),
    );
    return window.page;
  }

  before(async () => {
    stage = await Stage.open();
    alice = await visit('alice');
    bob = await visit('bob', '<button id="own" commandfor="me" command="--screen">Screen</button>');
    for (const page of [alice, bob]) await together(page, 2);
  });

  after(() => stage.close());

  it('is seen by the other as soon as the button is pressed, and not by who shares it', async () => {
    await press(alice, 'call-controls', 'screen');
    await screensMove(bob, 1);
    await screensMove(alice, 0);
    const notice = await alice.waitForSelector('call-controls >>> [part=sharing]');
    assert.match((await notice?.evaluate(({ textContent }) => textContent)) ?? '', /are sharing/);
  });

  const isFull = (wanted: boolean) =>
    bob.waitForFunction(
      (full) => {
        const grid = document.querySelector('video-grid')?.shadowRoot;
        return (grid?.fullscreenElement?.matches('[part~=screen]') ?? false) === full;
      },
      {},
      wanted,
    );

  it('can fill the other’s own screen, and goes back', async () => {
    await bob.bringToFront();
    await press(bob, 'video-grid', 'fullscreen');
    await isFull(true);
    await press(bob, 'video-grid', 'fullscreen');
    await isFull(false);
  });

  it('makes room for a call that rings, which can be answered', async () => {
    await press(bob, 'video-grid', 'fullscreen');
    await isFull(true);
    const { page: dave } = await stage.visit('dave', TAGS);
    await dave.evaluate(() => {
      void document.querySelector('call-provider')?.invite('bob');
    });
    await isFull(false);
    await bob.bringToFront();
    await press(bob, 'incoming-call', 'decline');
    await idle(dave);
    await dave.close();
  });

  it('is seen by who comes later, beside that of another', async () => {
    carol = await visit('carol');
    await together(carol, 3);
    await screensMove(carol, 1);
    await bob.click('#own');
    await screensMove(carol, 2);
    await screensMove(alice, 1);
  });

  it('is replaced by something else without anybody missing a picture', async () => {
    const shared = () =>
      document.querySelector('call-provider')?.room?.screen.tracks.value?.screen.id;
    const first = await alice.evaluate(shared);
    await press(alice, 'call-controls', 'share-else');
    await alice.waitForFunction(
      (first) =>
        document.querySelector('call-provider')?.room?.screen.tracks.value?.screen.id !== first,
      {},
      first,
    );
    await screensMove(carol, 2);
  });

  it('ends by the press of a button, and with the call', async () => {
    await press(alice, 'call-controls', 'stop-sharing');
    await screensMove(carol, 1);
    const live = () =>
      bob.evaluate(() => {
        const { room } = document.querySelector('call-provider') ?? {};
        const track = room?.screen.tracks.value?.screen;
        document.querySelector('call-provider')?.setAttribute('room', '');
        return new Promise((resolve) => {
          const look = () =>
            track?.readyState === 'ended' ? resolve('ended') : setTimeout(look, 20);
          look();
        });
      });
    assert.equal(await live(), 'ended');
    await screensMove(carol, 0);
    assert.deepEqual(complaints.flat(), []);
  });
});
