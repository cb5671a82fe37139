import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { SAFE } from '../http/pages.ts';
import { inOneWrite } from './one-write.ts';
import { originAnswer } from './origin-check.ts';
import { sendTogether } from './send-together.ts';
import { textParser } from './text-parser.ts';

/** Bytes of a frame above which Socket.IO drops the connection. Well above `LIMITS.payload`, which gets a reply. */
const FRAME = 1_000_000;

interface Parts {
  readonly origins: readonly string[] | undefined;
  readonly allowRequest: (
    request: IncomingMessage,
    decide: (problem: string | null | undefined, allowed: boolean) => void,
  ) => void;
}

/** Socket.IO as this server needs it, beside what is served over plain HTTP. */
export function openSockets(http: HttpServer, { origins, allowRequest }: Parts): Server {
  const io = new Server(http, {
    maxHttpBufferSize: FRAME,
    serveClient: false,
    cors: originAnswer(origins),
    allowRequest,
    // Whoever does not say at once who they are is only holding a connection.
    connectTimeout: 10_000,
    // Compression costs far more memory per connection than it saves on small JSON.
    perMessageDeflate: false,
    parser: textParser,
    pingInterval: 10_000,
    pingTimeout: 8_000,
  });
  io.engine.on('headers', (headers: Record<string, string>) => Object.assign(headers, SAFE));
  io.engine.on('connection', inOneWrite);
  sendTogether(io);
  return io;
}
