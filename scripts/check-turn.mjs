/**
 * Says for each STUN and TURN server whether it works from this computer, and what to open where it does not.
 *
 *   TURN_URLS="…" TURN_SECRET=… npm run check:turn           these servers
 *   npm run check:turn -- --server https://calls.example.org  those that a running server names; with --token JWT
 *                                                             where it asks for one
 */
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { readConfig } from '../server/config.ts';
import { ConfigError } from '../server/config-error.ts';
import { iceServers } from '../server/ice/ice-servers.ts';
import { carries, gather } from './check-turn-page.mjs';
import { askServer } from './check-turn-server.mjs';
import { judge } from './check-turn-words.mjs';
import { CHROMIUM_ARGUMENTS, requireChromium } from './chromium.mjs';

/** Milliseconds for one attempt. A browser gives a silent server up after some ten seconds. */
const PATIENCE = 12_000;

const { values } = parseArgs({
  options: { server: { type: 'string' }, token: { type: 'string' } },
});

try {
  const servers = await (values.server ? askServer(values.server, values) : fromSettings());
  const each = servers.flatMap(({ urls, ...login }) =>
    urls.map((url) => ({ urls: [url], ...login })),
  );
  if (each.length === 0) {
    throw new ConfigError('There is nothing to check: no STUN or TURN server is set (TURN_URLS).');
  }
  process.exitCode = (await check(each)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** The servers of TURN_URLS, with a credential as our server makes it. */
async function fromSettings() {
  const { TURN_URLS, TURN_SECRET } = process.env;
  const settings = readConfig({ TURN_URLS, TURN_SECRET });
  const person = { id: 'check-turn', user: 'check-turn', name: '' };
  return (await iceServers(settings)(person)).iceServers;
}

/** One server after the other, so that none can hide behind another. Answers whether all work. */
async function check(servers) {
  const browser = await puppeteer.launch({
    executablePath: requireChromium(),
    pipe: true,
    args: [...CHROMIUM_ARGUMENTS, '--disable-features=WebRtcHideLocalIpsWithMdns'],
  });
  let failures = 0;
  try {
    const page = await browser.newPage();
    for (const server of servers) {
      const [url] = server.urls;
      const found = await page.evaluate(gather, server, PATIENCE);
      const isRelay = found.candidates.some(({ type }) => type === 'relay');
      const carried = isRelay && (await page.evaluate(carries, server, PATIENCE));
      const { lines, works } = judge(url, found, carried);
      console.log([url, ...lines.map((line) => `  ${line}`), ''].join('\n'));
      if (!works) failures += 1;
    }
  } finally {
    await browser.close();
  }
  const works = servers.length - failures;
  console.log(
    `${works} of ${servers.length} ${works === 1 ? 'works' : 'work'} from this computer.`,
  );
  return failures === 0;
}
