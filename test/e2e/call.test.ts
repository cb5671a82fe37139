import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  flows,
  hasState,
  idle,
  nextEvent,
  open,
  press,
  received,
  TAGS,
  together,
} from './support/actions.ts';
import { Stage } from './support/stage.ts';

/** Waits for what the card of an outgoing call says. */
const cardSays = (page: Page, callee: string, status: string) =>
  page.waitForFunction(
    (...wanted) => {
      const card = document.querySelector('outgoing-call')?.shadowRoot;
      const parts = ['callee', 'status'].map(
        (part) => card?.querySelector(`[part=${part}]`)?.textContent,
      );
      return parts.join() === wanted.join();
    },
    {},
    callee,
    status,
  );

describe('Alice and Bob, each on a page of another origin than the server', () => {
  let stage: Stage;
  let alice: Page;
  let bob: Page;

  before(async () => {
    stage = await Stage.open();
    alice = (await stage.visit('alice', `<call-button to="bob"></call-button>${TAGS}`)).page;
    bob = (await stage.visit('bob', `<call-button to="alice"></call-button>${TAGS}`)).page;
    await hasState(alice, 'call-button', 'available');
  });

  after(() => stage.close());

  async function call(): Promise<void> {
    await press(alice, 'call-button', 'button');
    await press(bob, 'incoming-call', 'accept');
    await together(alice, 2);
    await together(bob, 2);
  }

  async function turnOnCamera(page: Page): Promise<void> {
    await press(page, 'call-controls', 'camera');
    await page.waitForSelector('video-grid >>> [part=tile][local] video');
  }

  it('talk after Alice rings and Bob accepts: audio only, no camera', async () => {
    await call();
    for (const page of [alice, bob]) await flows(page, 'audio');
    assert.equal((await received(alice, 'video')).frames, 0);
    const kinds = await alice.evaluate(() => media.tracks.map(({ kind }) => kind));
    assert.deepEqual(kinds, ['audio']);
  });

  it('see each other move when they turn their cameras on', async () => {
    await turnOnCamera(alice);
    await turnOnCamera(bob);
    for (const page of [alice, bob]) {
      const { width } = await flows(page, 'video');
      assert.ok(width > 2, `frames are ${width} wide`);
      await page.waitForFunction(() => {
        const grid = document.querySelector('video-grid')?.shadowRoot;
        return (
          (grid?.querySelector<HTMLVideoElement>('[part=tile]:not([local]) video')?.videoWidth ??
            0) > 2
        );
      });
    }
  });

  it('see that the other is muted, and hear nothing but silence', async () => {
    await press(bob, 'call-controls', 'microphone');
    await alice.waitForSelector(
      'video-grid >>> [part=tile]:not([local]) [aria-label="Bob is muted"]',
    );
    await press(bob, 'call-controls', 'microphone');
    await alice.waitForFunction(
      () =>
        !document
          .querySelector('video-grid')
          ?.shadowRoot?.querySelector('[part=tile]:not([local]) .muted'),
    );
  });

  it('chat both ways', async () => {
    for (const [from, to, text] of [
      [alice, bob, 'Hello <b>Bob</b>'],
      [bob, alice, 'Hello Alice'],
    ] as const) {
      await (await from.waitForSelector('chat-panel >>> [part=input]'))?.type(text);
      await from.keyboard.press('Enter');
      await to.waitForFunction(
        (wanted) => document.querySelector('chat-panel')?.shadowRoot?.textContent?.includes(wanted),
        {},
        text,
      );
    }
  });

  it('are both out of the call, with all devices and connections closed, when one hangs up', async () => {
    const ended = [alice, bob].map((page) => nextEvent<{ reason: string }>(page, 'call-ended'));
    await press(bob, 'call-controls', 'hang-up');
    for (const { reason } of await Promise.all(ended)) assert.equal(reason, 'hung-up');
    for (const page of [alice, bob]) {
      await idle(page);
      assert.deepEqual(await open(page), { connections: 0, tracks: 0 });
    }
  });

  it('can call again in the same pages', async () => {
    await call();
    for (const page of [alice, bob]) await flows(page, 'audio');
    await press(alice, 'call-controls', 'hang-up');
    await idle(alice);
    await idle(bob);
  });

  it('end with “declined” on both sides when Bob declines', async () => {
    const ended = [alice, bob].map((page) => nextEvent<{ reason: string }>(page, 'call-ended'));
    await press(alice, 'call-button', 'button');
    await press(bob, 'incoming-call', 'decline');
    for (const { reason } of await Promise.all(ended)) assert.equal(reason, 'declined');
    await cardSays(alice, 'Bob', 'Declined');
    await press(alice, 'outgoing-call', 'cancel');
    await idle(alice);
    assert.deepEqual(await open(alice), { connections: 0, tracks: 0 });
  });

  it('end with “cancelled” on both sides when Alice gives up', async () => {
    const ended = [alice, bob].map((page) => nextEvent<{ reason: string }>(page, 'call-ended'));
    await press(alice, 'call-button', 'button');
    await bob.waitForSelector('incoming-call >>> [part=accept]');
    await press(alice, 'outgoing-call', 'cancel');
    for (const { reason } of await Promise.all(ended)) assert.equal(reason, 'cancelled');
    await bob.waitForFunction(
      () => !document.querySelector('incoming-call')?.shadowRoot?.querySelector('[part=dialog]'),
    );
    await idle(bob);
  });

  it('are told so when somebody unknown is called', async () => {
    const ended = nextEvent<{ reason: string }>(alice, 'call-ended');
    const code = await alice.evaluate(() =>
      document
        .querySelector('call-provider')
        ?.invite('nobody-of-that-name')
        .catch((error: { code: string }) => error.code),
    );
    assert.equal(code, 'offline');
    assert.equal((await ended).reason, 'offline');
    await cardSays(alice, 'nobody-of-that-name', 'Offline');
  });
});
