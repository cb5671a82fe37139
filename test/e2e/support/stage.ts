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

/** Everything that an end-to-end test needs: the real server, a real browser, and a site on another origin. */
export class Stage {
  readonly server: ServerProcess;
  readonly #browser: Browser;
  readonly #site: Server;
  readonly #pages = new Map<string, string>();

  private constructor(server: ServerProcess, browser: Browser, site: Server) {
    this.server = server;
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
    browserArguments = [] as readonly string[],
  } = {}): Promise<Stage> {
    const server = await launchServer(settings);
    const site = createServer().listen(0, '127.0.0.1');
    const browser = await puppeteer.launch({
      executablePath: requireChromium(),
      args: [...CHROMIUM_ARGUMENTS, ...browserArguments],
    });
    return new Stage(server, browser, site);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#site.close();
    await this.server.stop();
  }

  /** The site's own origin, which is not the server's. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#site.address() as AddressInfo).port}`;
  }

  /** A browser that shares no storage with others. */
  newContext(): Promise<BrowserContext> {
    return this.#browser.createBrowserContext();
  }

  /** Publishes a file on the site. */
  publish(path: string, body: string): void {
    this.#pages.set(path, body);
  }

  /** Opens a window of its own (no storage shared with others), or another tab in the browser of a context. */
  async open(
    address: string,
    context?: BrowserContext,
    before?: readonly [(given: object) => void, object],
  ): Promise<Window> {
    const page = await (context ?? (await this.newContext())).newPage();
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

  /** Publishes a page that has only the script and tags, for somebody. */
  publishPage(user: string, tags: string, attributes = ''): void {
    this.publish('/icon', '');
    this.publish(
      `/${user}`,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${user}</title><link rel="icon" href="data:,">
      <script type="module" src="${this.server.url}/call-elements.js"></script></head><body>
      <call-provider id="me" user="${user}" name="${user[0]?.toUpperCase()}${user.slice(1)}" ${attributes}></call-provider>${tags}</body></html>`,
    );
  }

  /** Opens a page of the site that has only the script and tags, for somebody. */
  async visit(user: string, tags: string, context?: BrowserContext): Promise<Window> {
    this.publishPage(user, tags);
    const window = await this.open(`${this.origin}/${user}`, context);
    await window.page.waitForFunction(
      () => document.querySelector('#me:state(connected)') !== null,
    );
    return window;
  }
}

function typeOf(path = ''): string {
  if (path.endsWith('.js')) return 'text/javascript';
  return path.endsWith('.css') ? 'text/css' : 'text/html';
}
