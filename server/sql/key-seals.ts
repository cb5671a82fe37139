import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealingKey } from './sealing-key.ts';
import { keyIn, SealError, type Seals } from './seals.ts';

/** AES in Galois/Counter Mode (NIST SP 800-38D), with nonces and tags of the lengths that it recommends. */
const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/**
 * Bodies sealed by keys: the first seals, all of them open. A sealed text is `sealed:KEY:` and, in base64, nonce,
 * ciphertext and tag. The place of a text is authenticated with it, so none can be put in the place of another.
 */
export class KeySeals implements Seals {
  readonly #first: SealingKey;
  readonly #keys: ReadonlyMap<string, Uint8Array>;

  constructor(keys: readonly [SealingKey, ...SealingKey[]]) {
    this.#first = keys[0];
    this.#keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  seal(place: readonly string[], text: string): string {
    const { id, key } = this.#first;
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bytesOf(place));
    const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `sealed:${id}:${Buffer.concat(sealed).toString('base64')}`;
  }

  open(place: readonly string[], sealed: string): string {
    const id = keyIn(sealed);
    if (id === undefined) return sealed;
    const key = this.#keys.get(id);
    if (!key) throw new SealError(`sealed with the key "${id}", which is not set`);
    const bytes = Buffer.from(sealed.slice(sealed.lastIndexOf(':') + 1), 'base64');
    try {
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), {
        authTagLength: TAG,
      });
      decipher.setAAD(bytesOf(place)).setAuthTag(bytes.subarray(-TAG));
      const text = decipher.update(bytes.subarray(NONCE, -TAG));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      throw new SealError(`sealed with another key "${id}", or not here`);
    }
  }
}

const bytesOf = (place: readonly string[]): Buffer => Buffer.from(JSON.stringify(place));
