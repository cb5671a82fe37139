import * as v from 'valibot';
import { type InviteId, madeId, type UserId } from './ids.ts';
import { LIMITS } from './limits.ts';

/** An address on the web, for a browser to open or a server to be asked at. */
const address = v.pipe(
  v.string(),
  v.maxLength(LIMITS.address),
  v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
);

/** Bytes in base64url (RFC 4648, section 5) without padding: so many characters. */
const bytes = (characters: number) => v.pipe(v.string(), v.length(characters), v.regex(/^[\w-]+$/));

/** What `PushSubscription.toJSON()` gives (W3C Push API, section 8), without what is not needed. */
const subscription = v.strictObject({
  endpoint: address,
  /** The browser's public key (65 bytes) and secret (16 bytes) for RFC 8291. */
  keys: v.strictObject({ p256dh: bytes(87), auth: bytes(22) }),
});

export const pushSubscribe = v.strictObject({
  subscription,
  /** The page that a notification opens. */
  page: address,
  /** Where this page reaches the server, for a notification that is answered without the page. */
  server: address,
  /** The language of what the notification says (BCP 47). */
  lang: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,35}$/)),
});

export const pushUnsubscribe = v.strictObject({ endpoint: address });

/** Says that a notification was accepted. The token came with it, and works once. */
export const pushAnswer = v.strictObject({ token: madeId });

export interface PushAnswerReply {
  readonly invite: InviteId;
}

export type PushSubscribed = v.InferOutput<typeof pushSubscribe>;

interface AboutCall {
  /** Who is rung. Pages of others may be open in the same browser. */
  readonly to: UserId;
  readonly invite: InviteId;
  readonly from: { readonly user: UserId; readonly name: string };
  readonly video: boolean;
  readonly page: string;
  readonly lang: string;
}

/** What the service worker asks and tells the pages of its site. A page of that person answers through the port. */
export interface WorkerMessage {
  /** Whose page is meant. */
  readonly 'call-elements': UserId;
  /** The token of a notification that was accepted; without one, it is only asked whether the person is there. */
  readonly accept?: string;
}

/** What the service worker is told, encrypted for it alone. `missed` and `elsewhere` take the place of `ring`. */
export type PushMessage =
  | (AboutCall & {
      readonly kind: 'ring';
      /** Proves that one was rung: accepts or declines this call, once. */
      readonly token: string;
      readonly server: string;
    })
  | (AboutCall & { readonly kind: 'missed' | 'elsewhere' });
