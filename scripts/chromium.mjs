import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const MAC = ['Google Chrome', 'Chromium'].map(
  (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
);

const WINDOWS = ['Google\\Chrome', 'Chromium'].flatMap((app) =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => `${folder}\\${app}\\Application\\chrome.exe`),
);

/**
 * What tests and screenshots start Chromium with: invented camera and microphone, nobody asked for
 * permission, sound without a click, and no traffic of the browser's own.
 */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  // Addresses as they are: names of the local network (mDNS) need a multicast that not every machine has.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Where Chromium or Chrome is on this machine; CHROME_PATH wins.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const { CHROME_PATH, PATH = '' } = process.env;
  if (CHROME_PATH) return existsSync(CHROME_PATH) ? CHROME_PATH : undefined;
  const onPath = NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [...onPath, ...MAC, ...WINDOWS].find((path) => existsSync(path));
}

/**
 * The same, for those who cannot go on without one.
 *
 * @returns {string}
 */
export function requireChromium() {
  const path = findChromium();
  if (!path) throw new Error('No Chromium found: install chromium or Chrome, or set CHROME_PATH.');
  return path;
}
