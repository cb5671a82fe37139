import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from '../../scripts/chromium.mjs';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { launchServer, type ServerProcess } from '../support/server-process.ts';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

/** Firefox with an invented camera and microphone, that asks nobody, and finds itself on the loopback. */
const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.autoplay.default': 0,
};

/** Waits for a part of an element and presses it; the elements' insides are reached as the page's own script would. */
async function press(page: Page, element: string, part: string): Promise<void> {
  const find = (tag: string, name: string) =>
    document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(`[part~=${name}]`);
  await page.waitForFunction(find, {}, element, part);
  await page.evaluate(`(${find})(${JSON.stringify(element)}, ${JSON.stringify(part)}).click()`);
}

describe('Chromium and Firefox', () => {
  let server: ServerProcess;
  const browsers: Browser[] = [];
  let chromium: Page;
  let firefox: Page;

  before(async () => {
    assert.ok(FIREFOX, 'Firefox is installed');
    server = await launchServer();
    browsers.push(
      await puppeteer.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGUMENTS }),
      await puppeteer.launch({
        browser: 'firefox',
        executablePath: FIREFOX,
        extraPrefsFirefox: PREFERENCES,
      }),
    );
    [chromium, firefox] = (await Promise.all(
      browsers.map(async (browser, index) => {
        const page = await browser.newPage();
        await page.goto(server.url);
        await page.type('#name', index === 0 ? 'Chromium' : 'Firefox');
        await page.keyboard.press('Enter');
        return page;
      }),
    )) as [Page, Page];
  });

  after(async () => {
    for (const browser of browsers) await browser.close();
    await server.stop();
  });

  for (const [name, pages] of [
    ['Chromium calls Firefox', () => [chromium, firefox]],
    ['Firefox calls Chromium', () => [firefox, chromium]],
  ] as const) {
    it(`${name}: both see and hear each other, and one hangs up for both`, async () => {
      const [caller, callee] = pages() as [Page, Page];
      await caller.waitForSelector('.person call-button[video]:state(available)');
      await press(caller, '.person call-button[video]', 'button');
      await press(callee, 'incoming-call', 'accept-video');
      for (const page of [caller, callee]) {
        await page.waitForFunction(async () => {
          const { room } = document.querySelector('call-provider') as CallProvider;
          const reports = [...((await room?.carrier.sample()) ?? new Map()).values()];
          const stats = reports.flatMap((report) => [...report.values()]);
          const inbound = (kind: string) =>
            stats.find((stat) => stat.type === 'inbound-rtp' && stat.kind === kind);
          return inbound('audio')?.packetsReceived > 5 && inbound('video')?.framesDecoded > 3;
        });
        await page.waitForFunction(() => {
          const grid = document.querySelector('video-grid')?.shadowRoot;
          const other = grid?.querySelector<HTMLVideoElement>('[part=tile]:not([local]) video');
          return (other?.videoWidth ?? 0) > 2 && !other?.matches('.blank');
        });
      }
      await press(callee, 'call-controls', 'hang-up');
      for (const page of [caller, callee]) {
        await page.waitForSelector('call-provider:state(connected):not(:state(in-call))');
      }
    });
  }
});
