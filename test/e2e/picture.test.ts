import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { eventually } from '../support/until.ts';
import { idle, press, together } from './support/actions.ts';
import { both, memberOf } from './support/calls.ts';
import { leaveTab } from './support/floating.ts';
import { Stage } from './support/stage.ts';

const TAGS = `
  <video-grid></video-grid><call-controls controls="microphone camera screen pip hang-up"></call-controls>
  <style>video-grid { height: 480px; width: 640px }</style>`;

/** What is in the browser's small window: whose picture, or a name alone; undefined where there is none. */
const picture = (page: Page) =>
  page.evaluate(() => {
    const { room } = document.querySelector<CallProvider>('call-provider') ?? {};
    const video = document.pictureInPictureElement as HTMLVideoElement | null;
    const [track] = (video?.srcObject as MediaStream | null)?.getTracks() ?? [];
    if (!track || !video) return undefined;
    for (const [id, slots] of room?.carrier.streams.value ?? []) {
      if (slots.camera === track) return `camera ${id}`;
      if (slots.screen === track) return `screen ${id}`;
    }
    return 'name';
  });

/** The lines that a page asks for, by slot, of one of the others. */
const asked = (page: Page, member: string, slot: 'camera' | 'screen') =>
  page.evaluate(
    (id, which) =>
      document.querySelector<CallProvider>('call-provider')?.room?.sight.lines(id as never, which),
    member,
    slot,
  );

/** Presses a button of a page of which no frame may be drawn, for another tab is in front: a mouse would wait for one. */
const pressBehind = (page: Page, part: string) =>
  page.evaluate(
    (name) =>
      document
        .querySelector('call-controls')
        ?.shadowRoot?.querySelector<HTMLElement>(`[part~=${name}]`)
        ?.click(),
    part,
  );

describe('a call as one picture above others, in browsers without windows of a page’s own', () => {
  let stage: Stage;
  let alice: Page;
  let bob: Page;
  let carol: Page;
  let bobs = '';
  let carols = '';
  const complaints: string[][] = [];

  async function visit(user: string, attributes: string): Promise<Page> {
    const before = [
      () => Reflect.deleteProperty(globalThis, 'documentPictureInPicture'),
      {},
    ] as const;
    const window = await stage.visit(user, TAGS, {
      attributes: `room="talk" ${attributes}`,
      before,
    });
    complaints.push(window.complaints);
    return window.page;
  }

  before(async () => {
    stage = await Stage.open();
    alice = await visit('alice', 'microphone="off"');
    bob = await visit('bob', 'camera="on" microphone="off"');
    carol = await visit('carol', 'microphone="off"');
    await both([alice, bob, carol], (page) => together(page, 3));
    bobs = String(await memberOf(bob));
    carols = String(await memberOf(carol));
    await alice.bringToFront();
  });

  after(() => stage.close());

  it('is that of the first of the others with a camera', async () => {
    await press(alice, 'call-controls', 'pip');
    await alice.waitForSelector('call-controls >>> [part~=pip][aria-pressed=true]');
    assert.equal(await picture(alice), `camera ${bobs}`);
  });

  it('is what is sent while the tab is left, and so large', async () => {
    const other = await leaveTab(alice);
    await eventually(async () => {
      const lines = Number(await asked(alice, bobs, 'camera'));
      return lines > 0 && lines < 400;
    });
    assert.equal(await asked(alice, carols, 'camera'), 0);
    await other.close();
    await alice.bringToFront();
  });

  it('is the screen that somebody shares, while they do', async () => {
    await carol.bringToFront();
    await pressBehind(carol, 'screen');
    await eventually(async () => (await picture(alice)) === `screen ${carols}`);
    await eventually(async () => Number(await asked(alice, carols, 'screen')) > 0);
    await pressBehind(carol, 'screen');
    await eventually(async () => (await picture(alice)) === `camera ${bobs}`);
  });

  it('is a name where nobody has a camera on', async () => {
    await bob.bringToFront();
    await pressBehind(bob, 'camera');
    await eventually(async () => (await picture(alice)) === 'name');
    await pressBehind(bob, 'camera');
    await eventually(async () => (await picture(alice)) === `camera ${bobs}`);
  });

  it('is closed by the button, and by the window’s own, and the call goes on', async () => {
    await alice.bringToFront();
    const isThere = (wanted: boolean) =>
      alice.waitForSelector(`call-controls >>> [part~=pip][aria-pressed=${wanted}]`);
    await press(alice, 'call-controls', 'pip');
    await isThere(false);
    assert.equal(await picture(alice), undefined);
    await press(alice, 'call-controls', 'pip');
    await isThere(true);
    await alice.evaluate(() => document.exitPictureInPicture());
    await isThere(false);
    assert.equal(
      await alice.$eval('body', (body) => body.querySelectorAll(':scope > video').length),
      0,
    );
    await together(alice, 3);
  });

  it('goes with the call', async () => {
    await press(alice, 'call-controls', 'pip');
    await eventually(async () => (await picture(alice)) === `camera ${bobs}`);
    await press(alice, 'call-controls', 'hang-up');
    await idle(alice);
    await eventually(async () => (await picture(alice)) === undefined);
    assert.deepEqual(complaints.flat(), []);
  });
});
