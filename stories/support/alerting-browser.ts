import type { Pusher } from '../../server/push/pusher.ts';

interface Facts {
  /** What the person has allowed before; undefined for a browser without notifications. */
  readonly permission?: NotificationPermission | undefined;
  /** What the person answers when the browser asks; pending for ever where there is none. */
  readonly answer?: NotificationPermission;
  /** Whether the push service is out of reach. */
  readonly pushFails?: boolean;
}

/** The key of the server that `pusher` is, in base64url: 65 bytes. */
const KEY = `B${'A'.repeat(86)}`;

/** A server's side of Web Push, for which any endpoint and any key will do. */
export const pusher: Pusher = {
  publicKey: KEY,
  allows: () => true,
  isKey: () => true,
  send: async () => 'sent',
};

const ENDPOINT = 'https://push.example/story';

/**
 * Notifications and push as a browser has them that is asked about them: no test can press its buttons, and there is no
 * push service. Answers with what was shown and subscribed, and with how to have the real ones back.
 */
export function alertingBrowser({ permission, answer, pushFails = false }: Facts) {
  let allowed = permission;
  let current: PushSubscription | null = null;
  const shown: Notification[] = [];
  const real = {
    Notification: Object.getOwnPropertyDescriptor(globalThis, 'Notification'),
    PushManager: Object.getOwnPropertyDescriptor(globalThis, 'PushManager'),
    serviceWorker: Object.getOwnPropertyDescriptor(navigator, 'serviceWorker'),
  };

  class Invented extends EventTarget {
    static get permission() {
      return allowed;
    }
    static async requestPermission() {
      if (!answer) return new Promise<never>(() => {});
      allowed = answer;
      return answer;
    }
    readonly title: string;
    readonly tag: string | undefined;
    isClosed = false;
    onclick: (() => void) | null = null;
    constructor(title: string, { tag }: NotificationOptions = {}) {
      super();
      this.title = title;
      this.tag = tag;
      shown.push(this as unknown as Notification);
    }
    close(): void {
      this.isClosed = true;
    }
  }

  const pushManager = {
    getSubscription: async () => current,
    async subscribe({ applicationServerKey }: { applicationServerKey: string }) {
      if (pushFails) throw new DOMException('Registration failed', 'AbortError');
      const bytes = atob(`${applicationServerKey.replaceAll('-', '+').replaceAll('_', '/')}=`);
      const key = Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)).buffer;
      const keys = { p256dh: KEY, auth: 'a'.repeat(22) };
      current = {
        endpoint: ENDPOINT,
        options: { applicationServerKey: key, userVisibleOnly: true },
        toJSON: () => ({ endpoint: ENDPOINT, expirationTime: null, keys }),
        async unsubscribe() {
          current = null;
          return true;
        },
      } as unknown as PushSubscription;
      return current;
    },
  };
  const container = new EventTarget();
  const worker = Object.assign(new EventTarget(), { state: 'activated', scriptURL: '' });
  const registration = { active: worker, pushManager };
  Object.assign(container, {
    async register(url: unknown) {
      worker.scriptURL = new URL(String(url), document.baseURI).href;
      return registration;
    },
    getRegistrations: async () => (worker.scriptURL ? [registration] : []),
  });

  const define = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { configurable: true, value });
  define(globalThis, 'Notification', permission && Invented);
  define(globalThis, 'PushManager', class {});
  define(navigator, 'serviceWorker', container);
  localStorage.removeItem('call-elements alerts');
  return {
    shown: shown as (Notification & { readonly isClosed: boolean })[],
    container,
    get endpoint() {
      return current?.endpoint;
    },
    restore(): void {
      localStorage.removeItem('call-elements alerts');
      for (const name of ['Notification', 'PushManager'] as const)
        if (real[name]) Object.defineProperty(globalThis, name, real[name]);
      if (real.serviceWorker) Object.defineProperty(navigator, 'serviceWorker', real.serviceWorker);
      else Reflect.deleteProperty(navigator, 'serviceWorker');
    },
  };
}
