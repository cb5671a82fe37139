import webPush from 'web-push';
import { isBrowserKey } from './browser-key.ts';
import { isPushHost } from './push-hosts.ts';
import type { Pusher } from './pusher.ts';
import type { Vapid } from './vapid.ts';

/** Milliseconds after which a push service that says nothing is given up. A call rings no longer than that, and some. */
const PATIENCE = 10_000;
/** What a push service answers when a subscription is no more (RFC 8030, section 7.3). */
const GONE = [404, 410];

/** Web Push (RFC 8030), encrypted for the browser alone (RFC 8291). */
export function webPusher(vapid: Vapid, hosts: readonly string[]): Pusher {
  const { publicKey } = vapid;
  return {
    publicKey,
    allows: (endpoint) => isPushHost(endpoint, hosts),
    isKey: isBrowserKey,
    async send(to, message, { ttl, urgency, topic }) {
      try {
        // As it was checked: web-push reads addresses by another parser, which could find another host in it.
        const endpoint = new URL(to.endpoint).href;
        await webPush.sendNotification({ ...to, endpoint }, message, {
          vapidDetails: vapid,
          TTL: ttl,
          urgency,
          topic,
          timeout: PATIENCE,
        });
        return 'sent';
      } catch (thrown) {
        if (thrown instanceof webPush.WebPushError && GONE.includes(thrown.statusCode))
          return 'gone';
        throw thrown;
      }
    },
  };
}
