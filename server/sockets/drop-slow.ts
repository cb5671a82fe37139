import type { Server } from 'socket.io';

/** Characters that may wait for one connection: more than the largest answers to joining, and little for a server. */
const MOST = 4_000_000;

/** What of Engine.IO's connection is not in its types: a WebSocket that can be ended without the other side. */
interface Inner {
  readonly socket?: { terminate?(): void };
}

/**
 * Ends connections whose pages do not read, before what waits for them fills the memory. They come back like after any other
 * loss, and are told everything anew.
 */
export function dropSlow(io: Server, onDropped: () => void): void {
  io.engine.on('connection', (conn: Parameters<typeof watch>[0]) => watch(conn, onDropped));
}

interface Connection {
  readonly transport: { readonly writable: boolean };
  on(event: 'packetCreate', listener: (packet: { readonly data?: unknown }) => void): unknown;
  on(event: 'flush', listener: () => void): unknown;
  close(discard: boolean): void;
}

function watch(conn: Connection, onDropped: () => void): void {
  let waiting = 0;
  let isDropped = false;
  conn.on('packetCreate', ({ data }) => {
    if (typeof data === 'string') waiting += data.length;
    // What is handed over at once does not wait, however much it is.
    if (waiting <= MOST || conn.transport.writable || isDropped) return;
    isDropped = true;
    onDropped();
    // Not amid the sending of what may go to many.
    queueMicrotask(() => {
      const { socket } = conn.transport as Inner;
      conn.close(true);
      // Closing alone would wait for the page to read that.
      socket?.terminate?.();
    });
  });
  conn.on('flush', () => {
    waiting = 0;
  });
}
