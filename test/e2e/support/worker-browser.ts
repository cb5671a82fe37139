import type { BrowserContext, CDPSession, Page, WebWorker } from 'puppeteer-core';
import type { PushEndpoint } from '../../support/push-endpoint.ts';
import { eventually } from '../../support/until.ts';
import type { Stage } from './stage.ts';

interface Shown {
  readonly title: string;
  readonly body: string;
}

/**
 * A person's browser with a real service worker. What no machine has is a push service that hands pushes to it (they are
 * handed over by DevTools), and a hand that presses notifications (the event is made in the worker).
 */
export class WorkerBrowser {
  readonly context: BrowserContext;
  readonly #stage: Stage;
  readonly #devtools: CDPSession;
  readonly #registration: Promise<string>;

  private constructor(stage: Stage, context: BrowserContext, devtools: CDPSession) {
    this.context = context;
    this.#stage = stage;
    this.#devtools = devtools;
    this.#registration = new Promise((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [ours] = registrations.filter(({ isDeleted }) => !isDeleted);
        if (ours) resolve(ours.registrationId);
      });
    });
  }

  static async open(stage: Stage): Promise<WorkerBrowser> {
    stage.publish('/sw.js', `importScripts('${stage.server.url}/call-elements-sw.js');`);
    const context = await stage.newContext();
    await context.overridePermissions(stage.origin, ['notifications', 'microphone', 'camera']);
    // Keeps the browser open when all pages of the site are closed.
    const devtools = await (await context.newPage()).createCDPSession();
    const browser = new WorkerBrowser(stage, context, devtools);
    await devtools.send('ServiceWorker.enable');
    return browser;
  }

  /** Lets pages subscribe at a push service of our own. */
  static subscribesAt({ subscription }: PushEndpoint): [(given: object) => void, object] {
    return [
      (given) => {
        const json = () => given;
        PushManager.prototype.subscribe = async (options) =>
          ({ ...given, options, toJSON: json }) as unknown as PushSubscription;
      },
      subscription,
    ];
  }

  /** How many pages of the site are open. */
  async pages(): Promise<number> {
    const all = await this.context.pages();
    return all.filter((page: Page) => page.url().startsWith(this.#stage.origin)).length;
  }

  /** Hands a push to the worker, as the browser does that gets one. */
  async push(data: string): Promise<void> {
    const registrationId = await this.#registration;
    const { origin } = this.#stage;
    const worker = await this.#worker();
    await worker.evaluate(`(() => {
      if (globalThis.shown) return;
      globalThis.shown = [];
      const show = registration.showNotification.bind(registration);
      registration.showNotification = async (title, options) => {
        await show(title, options);
        shown.push(title);
      };
    })()`);
    await worker.evaluate('shown.length = 0');
    await this.#devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  }

  /**
   * The notifications that are to be seen, once the last push has led to one with that title. Not asked for before it is
   * there: Chromium then takes one that is on the way for gone, and forgets it.
   */
  async shows(title: string): Promise<readonly Shown[]> {
    const worker = await this.#worker();
    await eventually(() => worker.evaluate(`shown.includes(${JSON.stringify(title)})`));
    return (await worker.evaluate(
      `registration.getNotifications().then((all) => all.map(({ title, body }) => ({ title, body })))`,
    )) as Shown[];
  }

  /** Resolves when none is to be seen. */
  async showsNothing(): Promise<void> {
    const worker = await this.#worker();
    await eventually(async () => {
      const count = await worker.evaluate(
        'registration.getNotifications().then(({ length }) => length)',
      );
      return count === 0;
    });
  }

  /** Presses the notification, or one of its buttons. Answers with the address that the worker opens, if it does. */
  async press(action: '' | 'accept' | 'decline'): Promise<string | undefined> {
    const worker = await this.#worker();
    // Only a real press lets a worker open a window, or wait: these are noted instead.
    const opened = await worker.evaluate(`(async () => {
      let opened;
      clients.openWindow = async (url) => { opened = url; };
      const [notification] = await registration.getNotifications();
      const event = new NotificationEvent('notificationclick', { notification, action: '${action}' });
      let work;
      Object.defineProperty(event, 'waitUntil', { value: (promise) => { work = promise; } });
      dispatchEvent(event);
      await work.catch((error) => { if (error.name !== 'InvalidAccessError') throw error; });
      return opened;
    })()`);
    return opened as string | undefined;
  }

  async #worker(): Promise<WebWorker> {
    const url = `${this.#stage.origin}/sw.js`;
    const target = await this.context
      .browser()
      .waitForTarget((one) => one.type() === 'service_worker' && one.url() === url);
    const worker = await target.worker();
    if (!worker) throw new Error('no service worker');
    return worker;
  }
}
