import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from '../../../scripts/chromium.mjs';
import { launchServer, type ServerProcess } from '../../support/server-process.ts';
import { watchMedia } from './watch-media.ts';

/** A person's window: the page, and what went wrong in it. */
export interface Window {
  readonly page: Page;
  /** Console errors, exceptions and reports of the page's policy. */
  readonly complaints: string[];
}

/** Where a page opens, and what runs in it before anything else. */
interface Opening {
  readonly browser?: Browser;
  readonly context?: BrowserContext;
  readonly before?: readonly [(given: object) => void, object];
}

/** Everything that an end-to-end test needs: the real server, a real browser, and a site on another origin. */
export class Stage {
  server: ServerProcess;
  readonly #settings: Record<string, string>;
  readonly #browser: Browser;
  readonly #others: Browser[] = [];
  readonly #site: Server;
  readonly #pages = new Map<string, string>();

  private constructor(
    server: ServerProcess,
    settings: Record<string, string>,
    browser: Browser,
    site: Server,
  ) {
    this.server = server;
    this.#settings = settings;
    this.#browser = browser;
    this.#site = site;
    site.on('request', (request, response) => {
      const body = this.#pages.get(request.url ?? '');
      response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': typeOf(request.url) });
      response.end(body ?? '');
    });
  }

  static async open({
    settings = {} as Record<string, string>,
    args = CHROMIUM_ARGUMENTS as readonly string[],
  } = {}): Promise<Stage> {
    const site = createServer().listen(0, '127.0.0.1');
    await once(site, 'listening');
    // A server with tokens has to be told of the site.
    const all: Record<string, string> = {
      ...(settings['CALL_SECRET'] && { CALL_ORIGINS: originOf(site) }),
      ...settings,
    };
    const server = await launchServer(all);
    return new Stage(server, all, await launch(args), site);
  }

  /** The server starts anew at the same address, knowing nothing of what was. */
  async startAgain(): Promise<void> {
    const { port } = new URL(this.server.url);
    this.server = await launchServer({ ...this.#settings, PORT: port });
  }

  /** A browser of its own, which can be stopped and killed without the others. */
  async another(): Promise<Browser> {
    const browser = await launch();
    this.#others.push(browser);
    return browser;
  }

  async close(): Promise<void> {
    await Promise.all(this.#others.map((browser) => browser.close().catch(() => {})));
    await this.#browser.close();
    this.#site.close();
    await this.server.stop();
  }

  /** The site's own origin, which is not the server's. */
  get origin(): string {
    return originOf(this.#site);
  }

  /** A browser that shares no storage with others. */
  newContext(): Promise<BrowserContext> {
    return this.#browser.createBrowserContext();
  }

  /** Publishes a file on the site. */
  publish(path: string, body: string): void {
    this.#pages.set(path, body);
  }

  /** Opens a window of its own (no storage shared with others), or another tab of a `context`. */
  async open(address: string, { browser, context, before }: Opening = {}): Promise<Window> {
    const own = context ?? (await (browser ?? this.#browser).createBrowserContext());
    const page = await own.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    await page.evaluateOnNewDocument(watchMedia);
    if (before) await page.evaluateOnNewDocument(...before);
    await page.goto(address);
    return { page, complaints };
  }

  /** Publishes a page that has only the script and tags, for somebody. Answers with its address. */
  compose(path: string, user: string, tags: string, attributes = ''): string {
    const name = `${user[0]?.toUpperCase()}${user.slice(1)}`;
    this.publish(
      path,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${user}</title><link rel="icon" href="data:,">
      <script type="module" src="${this.server.url}/call-elements.js"></script></head><body>
      <call-provider id="me" user="${user}" name="${name}" ${attributes}></call-provider>${tags}</body></html>`,
    );
    return `${this.origin}${path}`;
  }

  /** Opens a page of the site that has only the script and tags, for somebody. */
  async visit(
    user: string,
    tags: string,
    { attributes = '', ...opening }: Opening & { attributes?: string } = {},
  ): Promise<Window> {
    const address = this.compose(`/${user}`, user, tags, attributes);
    const window = await this.open(address, opening);
    await window.page.waitForFunction(
      () => document.querySelector('#me:state(connected)') !== null,
    );
    return window;
  }
}

const originOf = (site: Server): string =>
  `http://127.0.0.1:${(site.address() as AddressInfo).port}`;

const launch = (args: readonly string[] = CHROMIUM_ARGUMENTS): Promise<Browser> =>
  puppeteer.launch({ executablePath: requireChromium(), args: [...args] });

function typeOf(path = ''): string {
  if (path.endsWith('.js')) return 'text/javascript';
  return path.endsWith('.css') ? 'text/css' : 'text/html';
}
