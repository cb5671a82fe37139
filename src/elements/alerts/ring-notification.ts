import type { Engine } from '../../engine/engine.ts';

export interface RingNotice {
  readonly title: string;
  readonly options: NotificationOptions;
}

/**
 * A desktop notification for as long as a call rings and the page is out of sight, if the person has allowed them before.
 * A click on it brings the page to the front. Tabs that ring for the same call share one, by its tag.
 */
export async function notifyWhileHidden(
  engine: Engine,
  { title, options }: RingNotice,
  until: AbortSignal,
): Promise<void> {
  if (globalThis.Notification?.permission !== 'granted') return;
  const alerts = await engine.alerts().catch(() => undefined);
  // Turned off by the person, or shown by the service worker, on which one can answer as well.
  if (until.aborted || alerts?.isPageSilent) return;
  let notification: Notification | undefined;
  const close = (): void => {
    notification?.close();
    notification = undefined;
  };
  const follow = (): void => {
    if (document.visibilityState === 'visible') close();
    else notification ??= show(title, options);
  };
  document.addEventListener('visibilitychange', follow, { signal: until });
  until.addEventListener('abort', close, { once: true });
  follow();
}

function show(title: string, options: NotificationOptions): Notification | undefined {
  try {
    const notification = new Notification(title, { ...options, requireInteraction: true });
    notification.onclick = () => {
      focus();
      notification.close();
    };
    return notification;
  } catch {
    // Chrome on Android has them by service workers alone.
    return undefined;
  }
}
