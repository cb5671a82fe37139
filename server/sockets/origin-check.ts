import type { IncomingMessage } from 'node:http';

type Decide = (problem: string | null | undefined, allowed: boolean) => void;

/**
 * Refuses connections from pages of other origins than the allowed ones and the server's own. What sends no `Origin`
 * is no page, and is left to the handshake.
 */
export function originCheck(allowed: readonly string[] | undefined) {
  return (request: IncomingMessage, decide: Decide): void => {
    const { origin, host } = request.headers;
    const isFine =
      allowed === undefined ||
      origin === undefined ||
      allowed.includes(origin) ||
      (URL.canParse(origin) && new URL(origin).host === host);
    decide(isFine ? null : 'origin not allowed', isFine);
  };
}
