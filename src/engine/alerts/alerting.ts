import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { latest } from '../../base/serial.ts';
import { CallError } from '../../protocol/errors.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import { type AlertingFacts, type AlertingStatus, isWanted, statusOf } from './alerting-state.ts';
import { rememberChoice, rememberedChoice } from './choice.ts';
import { subscribe, subscribed } from './push-browser.ts';

/** What a page tells of its service worker. */
export interface PushWorker {
  /** Its address, on the page's own origin. */
  readonly url: string;
  /** The page that a notification opens. */
  readonly page: string;
  /** The companion server, as this page reaches it. */
  readonly server: string;
  /** The language of notifications. */
  readonly lang: string;
}

/** Whether and how a person hears of calls while the page is out of sight or closed. */
export class Alerting {
  readonly status: ReadonlySignal<AlertingStatus>;
  /** Whether closed pages can be reached as well. */
  readonly canPush: ReadonlySignal<boolean>;
  readonly #permission = signal(permission());
  readonly #choice = signal(rememberedChoice());
  readonly #work = signal<AlertingFacts['work']>('done');
  readonly #worker = signal<PushWorker | undefined>();
  readonly #signaling: Signaling;
  readonly #settle = latest<void>(() => this.#settleOnce());

  constructor(signaling: Signaling, until: AbortSignal) {
    this.#signaling = signaling;
    this.canPush = computed(
      () =>
        this.#worker.value !== undefined &&
        signaling.session.value?.push !== undefined &&
        'PushManager' in globalThis,
    );
    this.status = computed(() => statusOf(this.#facts()));
    // The server may have forgotten, and another person may have signed in on this browser.
    signaling.on('session:opened', () => void this.#settle(), until);
    void this.#followPermission(until);
  }

  /** Says which service worker the site has. Subscribes, if that was chosen before. */
  useWorker(worker: PushWorker): void {
    this.#worker.value = worker;
    void this.#settle();
  }

  /**
   * Turns alerts on or off on this browser. On: asks for the permission, so call it in a gesture. What becomes of it is
   * the status.
   */
  async turn(on: boolean): Promise<void> {
    if (on) {
      this.#work.value = 'asking';
      // First of all, while the gesture is still known.
      await globalThis.Notification?.requestPermission();
      this.#permission.value = permission();
    }
    if (!on || this.#permission.value === 'granted') {
      this.#choice.value = on ? 'on' : 'off';
      rememberChoice(this.#choice.value);
    }
    await this.#settle();
  }

  #facts(): AlertingFacts {
    return {
      permission: this.#permission.value,
      choice: this.#choice.value,
      canPush: this.canPush.value,
      work: this.#work.value,
    };
  }

  /** Brings the subscription, here and on the server, in step with what was chosen. */
  async #settleOnce(): Promise<void> {
    const worker = this.#worker.peek();
    const push = this.#signaling.session.peek()?.push;
    try {
      if (worker && push && this.canPush.peek()) {
        if (this.#permission.peek() === 'granted' && isWanted(this.#facts())) {
          await this.#subscribe(worker, push.publicKey);
        } else await this.#unsubscribe(worker, push.publicKey);
      }
      this.#work.value = 'done';
    } catch {
      this.#work.value = 'failed';
    }
  }

  async #subscribe({ url, page, server, lang }: PushWorker, publicKey: string): Promise<void> {
    const { endpoint, keys } = (await subscribe(url, publicKey)).toJSON();
    const { p256dh, auth } = keys ?? {};
    if (!endpoint || !p256dh || !auth) throw new CallError('unsupported', 'no keys for Web Push');
    const subscription = { endpoint, keys: { p256dh, auth } };
    await this.#signaling.request('push:subscribe', { subscription, page, server, lang });
  }

  async #unsubscribe({ url }: PushWorker, publicKey: string): Promise<void> {
    const known = await subscribed(url, publicKey);
    if (!known) return;
    await this.#signaling.request('push:unsubscribe', { endpoint: known.endpoint });
    await known.unsubscribe();
  }

  /** People change it in the browser's own settings, too. */
  async #followPermission(until: AbortSignal): Promise<void> {
    const name = { name: 'notifications' } as const;
    const status = await navigator.permissions?.query(name).catch(() => undefined);
    status?.addEventListener(
      'change',
      () => {
        this.#permission.value = permission();
        void this.#settle();
      },
      { signal: until },
    );
  }
}

/** Insecure pages have no notifications, whatever their constructor says. */
function permission(): NotificationPermission | undefined {
  return globalThis.isSecureContext ? globalThis.Notification?.permission : undefined;
}
