import { createHmac } from 'node:crypto';

/** What a signature is for (Standard Webhooks, section "Signature scheme"). */
interface Signed {
  readonly id: string;
  /** When it is sent, in seconds since the epoch: what is too old, a site refuses. */
  readonly timestamp: number;
  readonly body: string;
}

/** The form of a secret: a prefix that says what it is, and 24 to 64 random bytes in base64. */
export const SECRET =
  /^whsec_(?=[A-Za-z0-9+/]{32,86}={0,2}$)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** HMAC-SHA256 by the secret, so that whoever has it too can tell from whom it is. */
export function signatureOf({ id, timestamp, body }: Signed, secret: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
