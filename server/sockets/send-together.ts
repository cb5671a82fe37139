import type { Writable } from 'node:stream';
import type { Server } from 'socket.io';

/** Connections for which something is held at a time: the first does not wait until all others have been seen to. */
const MOST = 64;
/** Characters that come to what is held for one connection, after which it is held no longer. */
const MUCH = 64_000;

/** What of Engine.IO's connection is not in its types: what its WebSocket writes to. */
interface Inner {
  readonly socket?: { readonly _socket?: Writable };
}

interface Connection {
  readonly transport: { readonly writable: boolean };
  on(event: 'packetCreate', listener: (packet: { readonly data?: unknown }) => void): unknown;
  on(event: 'flush', listener: () => void): unknown;
}

/**
 * Has what is said in one turn of the event loop handed to the system at its end: what came in together is read, and then
 * answered together. That costs the system far less than reading and writing by turns, where whoever is written to is
 * woken up each time.
 */
export function sendTogether(io: Server): void {
  let held: Writable[] = [];

  function release(): void {
    const all = held;
    held = [];
    for (const way of all) way.uncork();
  }

  function hold(way: Writable): void {
    way.cork();
    const count = held.push(way);
    if (count === 1) setImmediate(release);
    else if (count === MOST) release();
  }

  io.engine.on('connection', (connection: Connection) => {
    const wayOf = (): Writable | undefined => (connection.transport as Inner).socket?._socket;
    let more = 0;
    let hasWaited = false;
    connection.on('packetCreate', ({ data }) => {
      // Engine.IO keeps what comes after it until what is held is gone.
      hasWaited ||= !connection.transport.writable;
      if (typeof data === 'string') more += data.length;
      if (more > MUCH) wayOf()?.uncork();
    });
    connection.on('flush', () => {
      const way = wayOf();
      if (way?.writableCorked === 0) {
        if (hasWaited) inOnePiece(way);
        else hold(way);
      }
      more = 0;
      hasWaited = false;
    });
  });
}

/** Has all that is written until the end of this step written together. */
function inOnePiece(way: Writable): void {
  way.cork();
  queueMicrotask(() => way.uncork());
}
