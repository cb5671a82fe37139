import { ECDH } from 'node:crypto';

/**
 * Whether a browser's public key is a point of P-256, for which a message can be encrypted (RFC 8291, section 3.1). One
 * that only looks so would fail with every message, and its subscription would count as a way to ring somebody.
 */
export function isBrowserKey(p256dh: string): boolean {
  try {
    return ECDH.convertKey(p256dh, 'prime256v1', 'base64url', 'base64url') === p256dh;
  } catch {
    return false;
  }
}
