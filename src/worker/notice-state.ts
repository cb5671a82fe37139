import type { AlertWords, CallWords } from '../i18n/words.ts';
import type { PushMessage } from '../protocol/push.ts';

/** A notification, with more than TypeScript knows of its options. */
export interface Notice {
  readonly title: string;
  readonly options: NotificationOptions & {
    readonly actions?: readonly { readonly action: 'accept' | 'decline'; readonly title: string }[];
    readonly vibrate?: readonly number[];
  };
}

const VIBRATION = [400, 200, 400, 1_200, 400, 200, 400];

/** Whether something is a message of ours: a site's worker may get pushes of the site as well. */
export const isOurs = (message: unknown): message is PushMessage =>
  typeof message === 'object' &&
  message !== null &&
  'invite' in message &&
  'kind' in message &&
  ['ring', 'missed', 'elsewhere'].includes(String(message.kind));

/** What a notification says. All of one call have the same tag, so that the last takes the place of those before. */
export function noticeFor(message: PushMessage, words: CallWords & AlertWords): Notice {
  const { kind, invite, from, video } = message;
  const common = { tag: invite, lang: words.$code, dir: words.$dir, data: message };
  if (kind === 'missed') {
    const title = video ? words.missedVideoFrom(from.name) : words.missedFrom(from.name);
    return { title, options: { ...common, silent: true } };
  }
  if (kind === 'elsewhere') {
    const body = words.reasons['answered-elsewhere']('', 0);
    return { title: from.name, options: { ...common, body, silent: true } };
  }
  const title = video ? words.incomingVideoCall(from.name) : words.incomingCall(from.name);
  return {
    title,
    options: {
      ...common,
      requireInteraction: true,
      vibrate: VIBRATION,
      actions: [
        { action: 'accept', title: words.accept },
        { action: 'decline', title: words.decline },
      ],
    },
  };
}

/** Where a notification leads: the page that subscribed, if it is of this site, and what it has to answer. */
export function addressFor(
  { page }: PushMessage,
  site: { readonly origin: string; readonly scope: string },
  token?: string,
): string {
  const isOfSite = URL.canParse(page) && new URL(page).origin === site.origin;
  return `${isOfSite ? page : site.scope}${token ? `#call-accept=${token}` : ''}`;
}
