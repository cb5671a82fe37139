import { trustedWorker } from './trusted-worker.ts';

/** The browser's subscription at its push service, made for the server's key. Asks nobody: the permission is there. */
export async function subscribe(workerUrl: string, publicKey: string): Promise<PushSubscription> {
  const registration = await navigator.serviceWorker.register(trustedWorker(workerUrl) as string);
  await active(registration);
  const { pushManager } = registration;
  const known = await pushManager.getSubscription();
  if (known && keyOf(known) === publicKey) return known;
  // For another key, say one that the server had before: a worker has one subscription at a time.
  await known?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

/** The subscription that there is for the server's key, if any. One for another key is the site's own. */
export async function subscribed(
  workerUrl: string,
  publicKey: string,
): Promise<PushSubscription | undefined> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  const { href } = new URL(workerUrl, document.baseURI);
  const ours = registrations.find(({ active }) => active?.scriptURL === href);
  const known = await ours?.pushManager.getSubscription();
  return known && keyOf(known) === publicKey ? known : undefined;
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer());
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Resolves when a worker is there to be pushed to; rejects when it could not be installed. */
async function active({ active, installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const worker = active ?? waiting ?? installing;
  if (!worker) throw new Error('no service worker');
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('the service worker was not installed'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
