import { createECDH } from 'node:crypto';
import webPush from 'web-push';

/** Who the server is to push services (RFC 8292): a key pair, in base64url, and whom to write to about it. */
export interface Vapid {
  readonly publicKey: string;
  readonly privateKey: string;
  /** `mailto:` or `https:`. */
  readonly subject: string;
}

/** Whether the two keys are a pair. */
export function isPair(publicKey: string, privateKey: string): boolean {
  try {
    const key = createECDH('prime256v1');
    key.setPrivateKey(privateKey, 'base64url');
    return key.getPublicKey('base64url') === publicKey;
  } catch {
    return false;
  }
}

/** A new key pair, as lines for the server's environment. */
export function newVapidSettings(): string {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  return [
    `VAPID_PUBLIC_KEY=${publicKey}`,
    `VAPID_PRIVATE_KEY=${privateKey}`,
    'VAPID_SUBJECT=mailto:you@example.org',
    '',
  ].join('\n');
}
