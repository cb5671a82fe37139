import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { isLoopback } from '../settings.ts';

type Listener = (...all: unknown[]) => void;

const REFUSAL = JSON.stringify({
  error: { code: 'forbidden', message: 'this server is not asked by that name' },
});

/**
 * Has a server answer only who asks for it by a name of this machine, or one of those that are given. A foreign page can have a
 * name of its own lead to this machine (DNS rebinding), and then is of the server's own origin by all but that name. Put before
 * all that listens by now.
 */
export function onlyKnownHosts(http: Server, names: readonly string[]): void {
  guard(http, 'request', names, (response) =>
    (response as ServerResponse)
      .writeHead(403, { 'Content-Type': 'application/json', Connection: 'close' })
      .end(REFUSAL),
  );
  guard(http, 'upgrade', names, (socket) =>
    (socket as Duplex).end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n'),
  );
}

function guard(
  http: Server,
  event: 'request' | 'upgrade',
  names: readonly string[],
  refuse: (answer: unknown) => void,
): void {
  const listeners = http.listeners(event) as Listener[];
  http.removeAllListeners(event);
  http.on(event, (request: IncomingMessage, answer: unknown, ...rest: unknown[]) => {
    if (!isKnown(request.headers.host, names)) return refuse(answer);
    for (const listener of listeners) listener.call(http, request, answer, ...rest);
  });
}

/** Whether a `Host` header names this machine, or is one of those names; with whatever port. */
export function isKnown(host: string | undefined, names: readonly string[]): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname;
  return isLoopback(name.replace(/^\[(.*)\]$/, '$1')) || names.includes(name);
}
