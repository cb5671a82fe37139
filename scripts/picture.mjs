/**
 * Takes the README's picture, docs/picture.png: the demo, with three people in real browsers in a real call. Their
 * cameras show drawings, since nobody's face belongs into a repository.
 *
 *   npm run picture
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from './chromium.mjs';
import { portrait } from './portrait.mjs';

const PEOPLE = [
  { name: 'Alice', hue: 222, skin: '#e8b48c', hair: '#3a2a20', shirt: '#f2f4fa' },
  { name: 'Bob', hue: 28, skin: '#8d5a3b', hair: '#16120f', shirt: '#31507c' },
  { name: 'Chloé', hue: 160, skin: '#f0c9a8', hair: '#a4512a', shirt: '#d9b44a' },
];
const SIZE = { width: 1180, height: 700, deviceScaleFactor: 2 };

const folder = await mkdtemp(join(tmpdir(), 'call-elements-picture-'));
const server = spawn(process.execPath, ['server/main.ts'], {
  env: { ...process.env, PORT: '0', DATABASE_URL: 'memory:' },
});
const url = await new Promise((resolve) => {
  server.stdout.on('data', (text) => {
    const found = /http:\/\/localhost:\d+/.exec(String(text));
    if (found) resolve(found[0]);
  });
});

const browsers = [];

async function arrive(person) {
  const film = join(folder, `${person.name}.mjpeg`);
  await writeFile(film, await portrait(person));
  const browser = await puppeteer.launch({
    executablePath: requireChromium(),
    args: [...CHROMIUM_ARGUMENTS, `--use-file-for-fake-video-capture=${film}`],
    defaultViewport: SIZE,
  });
  browsers.push(browser);
  const [page] = await browser.pages();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.goto(`${url}/?room=stand-up`);
  await page.type('#name', person.name);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#me:state(in-call)');
  await page.evaluate(() => document.querySelector('#me').setCamera(true));
  return page;
}

const say = (page, text) =>
  page.evaluate((line) => document.querySelector('#me').sendMessage(line), text);

try {
  const pages = [];
  for (const person of PEOPLE) pages.push(await arrive(person));
  await pages[1].evaluate(() => document.querySelector('#me').setMicrophone(false));
  await say(pages[1], 'Morning! The build is green.');
  await say(pages[2], 'Lovely. Notes are at https://example.org/stand-up');
  await say(pages[0], 'Thanks, both 👋');
  await pages[0].waitForFunction(() => {
    const videos = document.querySelector('video-grid').shadowRoot.querySelectorAll('video');
    return videos.length === 3 && [...videos].every(({ videoWidth }) => videoWidth > 600);
  });
  await pages[0].screenshot({ path: 'docs/picture.png' });
} finally {
  for (const browser of browsers) await browser.close();
  server.kill('SIGTERM');
  await rm(folder, { recursive: true });
}
