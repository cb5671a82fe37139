import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { press, together } from './support/actions.ts';
import { both } from './support/calls.ts';
import { tilesOf } from './support/floating.ts';
import { Stage } from './support/stage.ts';

const TAGS = `
  <video-grid></video-grid><call-controls controls="microphone chat fullscreen hang-up"></call-controls>
  <incoming-call></incoming-call>
  <style>video-grid { height: 200px; width: 300px }</style>`;

describe('the stage in full screen', () => {
  let stage: Stage;
  let alice: Page;
  let bob: Page;
  let carol: Page;
  const complaints: string[][] = [];

  async function visit(user: string, attributes: string): Promise<Page> {
    const window = await stage.visit(user, TAGS, { attributes });
    complaints.push(window.complaints);
    return window.page;
  }

  const isFull = (wanted: boolean) =>
    alice.waitForFunction(
      (full) =>
        (document.fullscreenElement !== null) === full &&
        (document.querySelector('video-grid:popover-open') !== null) === full,
      {},
      wanted,
    );

  before(async () => {
    stage = await Stage.open();
    alice = await visit('alice', 'room="talk" camera="on"');
    bob = await visit('bob', 'room="talk" camera="on"');
    carol = await visit('carol', '');
    await both([alice, bob], (page) => together(page, 2));
    await alice.bringToFront();
  });

  after(() => stage.close());

  it('is entered by a press, with the tiles as large as it', async () => {
    await press(alice, 'call-controls', 'fullscreen');
    await isFull(true);
    const { width } = await alice.evaluate(() => ({ width: innerWidth }));
    await alice.waitForFunction(
      () => (document.querySelector('video-grid')?.clientWidth ?? 0) === innerWidth,
    );
    assert.ok((await tilesOf(alice)).some((tile) => tile.width > width / 2 && tile.moves));
    await alice.waitForSelector('call-controls >>> [part~=fullscreen][aria-pressed=true]');
  });

  it('has buttons of the call, and a call that rings can be answered', async () => {
    await press(alice, 'video-grid >>> call-controls', 'microphone');
    await alice.waitForFunction(
      () => document.querySelector('call-provider')?.engine?.sources.microphone.on.value === false,
    );
    await carol.evaluate(() => document.querySelector('call-provider')?.invite('alice'));
    await press(alice, 'incoming-call', 'decline');
    await alice.waitForFunction(
      () => !document.querySelector('incoming-call')?.shadowRoot?.querySelector('[part=dialog]'),
    );
    await isFull(true);
  });

  it('is left by its own button, and by the browser’s way', async () => {
    await press(alice, 'video-grid >>> call-controls', 'fullscreen');
    await isFull(false);
    await press(alice, 'call-controls', 'fullscreen');
    await isFull(true);
    await alice.evaluate(() => document.exitFullscreen());
    await isFull(false);
    assert.equal(await alice.$eval('video-grid', ({ clientHeight }) => clientHeight), 200);
  });

  it('ends with the call', async () => {
    await press(alice, 'call-controls', 'fullscreen');
    await isFull(true);
    await press(alice, 'video-grid >>> call-controls', 'hang-up');
    await isFull(false);
    assert.deepEqual(complaints.flat(), []);
  });
});
