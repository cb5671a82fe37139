import type { IncomingHttpHeaders } from 'node:http';
import { isAllowedOrigin } from '../auth/is-allowed-origin.ts';

interface Asking {
  readonly headers: IncomingHttpHeaders;
}
type Answer = (problem: Error | null, options: { origin: boolean }) => void;

/** Whether a request is none of a page of a foreign origin. What sends no `Origin` is left to the handshake. */
export const isFrom = (allowed: readonly string[] | undefined, { headers }: Asking): boolean =>
  isAllowedOrigin(allowed, { origin: headers.origin, host: headers.host });

/** What browsers let pages read (CORS), which matters where they cannot have a WebSocket. */
export const originAnswer =
  (allowed: readonly string[] | undefined) =>
  (request: Asking, answer: Answer): void =>
    answer(null, { origin: isFrom(allowed, request) });
