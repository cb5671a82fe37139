/** The push services of the browsers: Chrome and its kin, Firefox, Safari, Edge. A dot in front stands for all below. */
const KNOWN = [
  'fcm.googleapis.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
] as const;

/**
 * Whether a page may have the server send something there. Endpoints come from pages, and the server may be able to
 * reach what they cannot: so https alone, and none but known hosts and the operator's own (`host` or `host:port`).
 */
export function isPushHost(endpoint: string, own: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, host, port, username, password } = new URL(endpoint);
  if (protocol !== 'https:' || username || password) return false;
  if (own.includes(host)) return true;
  const isKnown = KNOWN.some((known) =>
    known.startsWith('.') ? hostname.endsWith(known) : hostname === known,
  );
  return isKnown && port === '';
}
