import type { PushMessage } from '../protocol/push.ts';
import { addressFor } from './notice-state.ts';
import { settle, show } from './notify.ts';
import { pagesOf, tell } from './pages.ts';
import type { WorkerScope } from './worker-scope.ts';

/** Does what a person chose on a notification: the action's word, or nothing for a press on the notification itself. */
export async function answer(
  scope: WorkerScope,
  message: PushMessage,
  action: string,
): Promise<void> {
  settle(message);
  if (message.kind === 'ring' && action === 'decline') return decline(scope, message);
  const token = message.kind === 'ring' && action === 'accept' ? message.token : undefined;
  const [page] = await pagesOf(scope, message);
  if (!page) {
    const site = { origin: scope.location.origin, scope: scope.registration.scope };
    await scope.clients.openWindow(addressFor(message, site, token));
    return;
  }
  if (token) await tell(page, { 'call-elements': message.to, accept: token });
  // Last: a browser may refuse it, and the call is answered all the same.
  await page.focus();
}

/** Declines at the server, without a page. What could not be declined rings on, and is shown again. */
async function decline(
  scope: WorkerScope,
  message: PushMessage & { readonly kind: 'ring' },
): Promise<void> {
  const response = await fetch(new URL('/api/push/decline', message.server), {
    method: 'POST',
    body: JSON.stringify({ token: message.token }),
    headers: { 'Content-Type': 'application/json' },
    credentials: 'omit',
  }).catch(() => undefined);
  // Not found: it has stopped ringing meanwhile.
  if (!response?.ok && response?.status !== 404) await show(scope, message);
}
