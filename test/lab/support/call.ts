import type { Browser, Page } from 'puppeteer-core';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';
import { watchMedia } from '../../e2e/support/watch-media.ts';
import { ORIGIN } from './call-server.ts';
import { type Flow, flow } from './flow.ts';
import { until } from './until.ts';

const ROOM = 'laboratory';

/** Two people in one room, on the demo's page. */
export class Call {
  readonly pages: readonly Page[];

  private constructor(pages: readonly Page[]) {
    this.pages = pages;
  }

  static async open(browsers: readonly Browser[]): Promise<Call> {
    const people = browsers.map(async (browser, index) => {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(watchMedia);
      await page.goto(ORIGIN);
      await page.waitForSelector('call-provider:defined');
      const attributes = { user: `person-${index}`, camera: 'on', room: ROOM };
      await page.$eval(
        'call-provider',
        (provider, all) => {
          for (const [name, value] of Object.entries(all)) provider.setAttribute(name, value);
        },
        attributes,
      );
      return page;
    });
    const call = new Call(await Promise.all(people));
    await call.joined();
    return call;
  }

  /** Waits until the server has both in the room, and both know it. */
  async joined(): Promise<void> {
    await until('both are in the room', async () => {
      return (await this.#present()).every((present) => present === 2);
    });
  }

  /** Waits until both know that the server is gone. */
  async left(): Promise<void> {
    await until('both have lost the server', async () => {
      return (await this.#present()).every((present) => present === 0);
    });
  }

  /** How many are in the room, as far as each side knows; nobody where there is no server. */
  #present(): Promise<readonly number[]> {
    return this.all((page) =>
      page.evaluate(() => {
        const provider = document.querySelector<CallProvider>('call-provider');
        if (provider?.state !== 'connected') return 0;
        return provider.room?.members.filter(({ connected }) => connected).length ?? 0;
      }),
    );
  }

  async close(): Promise<void> {
    await this.all((page) => page.close());
  }

  /** The same on both sides, at the same time. */
  async all<T>(what: (page: Page) => Promise<T>): Promise<readonly T[]> {
    return Promise.all(this.pages.map(what));
  }

  /** How the way to the other one is, for each side. */
  links() {
    return this.all((page) =>
      page.evaluate(() => {
        const room = document.querySelector<CallProvider>('call-provider')?.room;
        return [...(room?.carrier.links.value.values() ?? [])][0];
      }),
    );
  }

  /** What the tile of the other one says, for each side. */
  badges() {
    return this.all((page) =>
      page.evaluate(() => {
        const grid = document.querySelector('video-grid')?.shadowRoot;
        return grid?.querySelector('[part=tile]:not([local]) .trouble')?.textContent ?? '';
      }),
    );
  }

  /** All that each side's page says of the state of the call, on the other's tile and above the tiles. */
  shown() {
    return this.all((page) =>
      page.evaluate(() => {
        const grid = document.querySelector('video-grid')?.shadowRoot;
        const all = grid?.querySelectorAll('[part=tile]:not([local]) .trouble, .notices p') ?? [];
        return [...all].map(({ textContent }) => textContent).join(', ');
      }),
    );
  }

  /** How many peer connections each side has made so far. */
  connections() {
    return this.all((page) => page.evaluate(() => media.connections.length));
  }

  /** When the TURN credentials end that each side would use now, in seconds since the epoch. */
  expiries() {
    return this.all((page) =>
      page.evaluate(() => {
        const servers = media.connections.at(-1)?.getConfiguration().iceServers ?? [];
        return Number(servers.find(({ username }) => username)?.username?.split(':')[0]);
      }),
    );
  }

  /** Waits until both have a connection to the other. */
  async connected(): Promise<void> {
    await until('both are connected', async () => {
      return (await this.links()).every((link) => link === 'connected');
    });
  }

  flows(): Promise<readonly Flow[]> {
    return this.all(flow);
  }

  /** Waits until new sound has come in on both sides, and pictures too where they are wanted. */
  async moves({ pictures = false } = {}): Promise<readonly Flow[]> {
    const before = await this.flows();
    return until('sound comes in on both sides', async () => {
      const now = await this.flows();
      const moves = now.every((flow, side) => {
        const old = before[side] as Flow;
        return flow.packets > old.packets + 10 && (!pictures || flow.frames > old.frames + 5);
      });
      return moves && now;
    });
  }
}
