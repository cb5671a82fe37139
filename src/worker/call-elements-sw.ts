import { answer } from './answer.ts';
import { isOurs } from './notice-state.ts';
import { notify } from './notify.ts';
import type { WorkerScope } from './worker-scope.ts';

/**
 * The part of a site's service worker that rings: `importScripts('https://HOST/call-elements-sw.js')`. It leaves alone
 * what is not about calls.
 */
const scope = globalThis as unknown as WorkerScope;

scope.addEventListener('push', (event) => {
  const message = read(event.data);
  if (isOurs(message)) event.waitUntil(notify(scope, message));
});

scope.addEventListener('notificationclick', (event) => {
  const { data } = event.notification;
  if (!isOurs(data)) return;
  event.notification.close();
  event.waitUntil(answer(scope, data, event.action));
});

/** The site's own pushes need not be JSON. */
function read(data: { json(): unknown } | null): unknown {
  try {
    return data?.json();
  } catch {
    return undefined;
  }
}
