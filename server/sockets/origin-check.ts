import type { IncomingHttpHeaders } from 'node:http';
import { isAllowedOrigin } from '../auth/is-allowed-origin.ts';

interface Asking {
  readonly headers: IncomingHttpHeaders;
}
type Decide = (problem: string | null | undefined, allowed: boolean) => void;
type Answer = (problem: Error | null, options: { origin: boolean }) => void;

const isFrom = (allowed: readonly string[] | undefined, { headers }: Asking): boolean =>
  isAllowedOrigin(allowed, { origin: headers.origin, host: headers.host });

/**
 * Refuses connections from pages of other origins than the allowed ones and the server's own. What sends no `Origin`
 * is no page, and is left to the handshake.
 */
export function originCheck(allowed: readonly string[] | undefined) {
  return (request: Asking, decide: Decide): void => {
    const isFine = isFrom(allowed, request);
    decide(isFine ? null : 'origin not allowed', isFine);
  };
}

/** The same for what a browser lets pages read (CORS), which matters where they cannot have a WebSocket. */
export const originAnswer =
  (allowed: readonly string[] | undefined) =>
  (request: Asking, answer: Answer): void =>
    answer(null, { origin: isFrom(allowed, request) });
