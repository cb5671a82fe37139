import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from '../../scripts/chromium.mjs';
import { launchServer, type ServerProcess } from '../support/server-process.ts';
import { flows, giveScreen, isInCall, press, sees } from './support/actions.ts';
import { Line } from './support/line.ts';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

/** Firefox with an invented camera and microphone, that asks nobody, and finds itself on the loopback. */
const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.autoplay.default': 0,
};

const SCREEN = '[part~=tile][data-slot=screen]';

describe('Chromium and Firefox', () => {
  let server: ServerProcess;
  let line: Line;
  const browsers: Browser[] = [];
  let chromium: Page;
  let firefox: Page;

  before(async () => {
    assert.ok(FIREFOX, 'Firefox is installed');
    server = await launchServer();
    line = await Line.open(server.url);
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
        await page.goto(line.url);
        await page.type('#name', index === 0 ? 'Chromium' : 'Firefox');
        await page.keyboard.press('Enter');
        return page;
      }),
    )) as [Page, Page];
    // Without a window system Firefox finds no screen; Chromium invents one.
    await firefox.evaluate(giveScreen);
  });

  after(async () => {
    for (const browser of browsers) await browser.close();
    line.close();
    await server.stop();
  });

  for (const [name, pages] of [
    ['Chromium calls Firefox', () => [chromium, firefox] as const],
    ['Firefox calls Chromium', () => [firefox, chromium] as const],
  ] as const) {
    it(`${name}: both see and hear each other`, async () => {
      const [caller, callee] = pages();
      await caller.waitForSelector('.person call-button[video]:state(available)');
      await press(caller, '.person call-button[video]', 'button');
      await press(callee, 'incoming-call', 'accept-video');
      for (const page of pages()) {
        await flows(page, 'microphone');
        await flows(page, 'camera');
        await sees(page, '[part=tile]:not([local])');
      }
    });

    it(`${name}: each shares a screen with the other, and stops`, async () => {
      const [caller, callee] = pages();
      for (const [one, other] of [
        [caller, callee],
        [callee, caller],
      ] as const) {
        await press(one, 'call-controls', 'screen');
        await flows(other, 'screen');
        await sees(other, SCREEN);
        await press(one, 'call-controls', 'stop-sharing');
        await other.waitForFunction(
          (tile) => !document.querySelector('video-grid')?.shadowRoot?.querySelector(tile),
          {},
          SCREEN,
        );
      }
    });

    it(`${name}: the server is lost and found again, and the call goes on meanwhile`, async () => {
      line.cut();
      for (const page of pages()) {
        await isInCall(page, 'reconnecting');
        await flows(page, 'microphone');
        await flows(page, 'camera');
      }
      line.mend();
      for (const page of pages()) await isInCall(page, 'connected');
      const [caller, callee] = pages();
      await press(caller, 'call-controls', 'microphone');
      await callee.waitForFunction(() =>
        document.querySelector('video-grid')?.shadowRoot?.querySelector('.muted'),
      );
      await press(caller, 'call-controls', 'microphone');
      for (const page of pages()) await flows(page, 'microphone');
    });

    it(`${name}: one hangs up for both`, async () => {
      const [caller, callee] = pages();
      await press(callee, 'call-controls', 'hang-up');
      for (const page of [caller, callee]) {
        await page.waitForSelector('call-provider:state(connected):not(:state(in-call))');
      }
    });
  }
});
