declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';
  /** Decrypts what RFC 8188 encrypts, with keys as RFC 8291 has them. */
  export function decrypt(
    body: Buffer,
    parameters: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string },
  ): Buffer;
}
