/**
 * An unguessable id of 128 random bits (hexadecimal). `crypto.randomUUID` would do, but is missing from pages without
 * TLS, where a person is to be told so by us and not by an exception.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
