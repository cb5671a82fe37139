import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { flows, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

describe('three people in a room', () => {
  let stage: Stage;
  const pages: Page[] = [];

  before(async () => {
    stage = await Stage.open();
    for (const user of ['alice', 'bob', 'carol']) {
      const { page } = await stage.visit(user, TAGS);
      pages.push(page);
      await page.evaluate(() => {
        document.querySelector('call-provider')?.setAttribute('camera', 'on');
        document.querySelector('call-provider')?.setAttribute('room', 'stand-up');
      });
    }
  });

  after(() => stage.close());

  it('all see and hear the two others', async () => {
    for (const page of pages) await together(page, 3);
    for (const page of pages) {
      await flows(page, 'audio');
      await flows(page, 'video');
      await page.waitForFunction(() => {
        const videos =
          document.querySelector('video-grid')?.shadowRoot?.querySelectorAll('video') ?? [];
        return videos.length === 3 && [...videos].every(({ videoWidth }) => videoWidth > 2);
      });
    }
  });

  it('all see who speaks, by what really comes in', async () => {
    const speaks = (page: Page, wanted: boolean) =>
      page.waitForFunction(
        (is) => {
          const stage = document.querySelector('video-grid')?.shadowRoot;
          return (stage?.querySelector('.speaking') !== null) === is;
        },
        { polling: 50 },
        wanted,
      );
    // The microphones of these browsers beep once a second.
    for (const page of pages) await speaks(page, true);
    for (const page of pages) {
      await page.evaluate(() => document.querySelector('call-provider')?.setMicrophone(false));
    }
    for (const page of pages) await speaks(page, false);
  });

  it('are two as soon as one closes the window', async () => {
    const [alice, bob, carol] = pages as [Page, Page, Page];
    await carol.close();
    for (const page of [alice, bob]) {
      await together(page, 2);
      await page.waitForFunction(
        () =>
          document.querySelector('video-grid')?.shadowRoot?.querySelectorAll('[part=tile]')
            .length === 2,
      );
      const names = await page.evaluate(() =>
        document.querySelector('call-provider')?.room?.members.map(({ name }) => name),
      );
      assert.deepEqual(names, ['Alice', 'Bob']);
    }
  });
});
