import { randomBytes } from 'node:crypto';

/** Bytes of a key for AES-256. */
const LENGTH = 32;

/** A key for what is kept, and the name by which what it has sealed knows it. */
export interface SealingKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** Reads `id:key`, the key in base64 or base64url. Undefined for what is none. */
export function readSealingKey(text: string): SealingKey | undefined {
  const [, id = '', encoded = ''] = /^([\w-]{1,32}):([\w+/-]+=*)$/.exec(text) ?? [];
  const key = Buffer.from(encoded, 'base64');
  return key.length === LENGTH ? { id, key } : undefined;
}

/** A new key as a setting. Its name says when it was made. */
export function newSealingKeySetting(now = new Date()): string {
  const id = `${now.toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`;
  return `CALL_ENCRYPTION_KEYS=${id}:${randomBytes(LENGTH).toString('base64')}\n`;
}
