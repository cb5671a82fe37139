import type { Server, Socket } from 'socket.io';
import { CallError, type ErrorCode, type ErrorReply } from '../../src/protocol/errors.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { App } from '../app.ts';
import type { Identify, Identity } from '../auth/identify.ts';
import { refuse } from '../dispatch.ts';
import type { AddressOf } from '../limits/client-address.ts';
import type { Rates } from '../limits/rates.ts';
import type { CommandLog } from '../log/command-log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Session } from '../session.ts';
import { retryAfter } from './come-back-state.ts';
import type { Expiry } from './expiry.ts';
import { route } from './route.ts';
import { type InTurn, turns, whenDone } from './turns.ts';

interface Parts {
  readonly app: App;
  readonly identify: Identify;
  readonly addressOf: AddressOf;
  readonly rates: Rates;
  readonly expiry: Expiry;
  readonly metrics: Metrics;
  readonly logCommand: CommandLog;
  /** Hears why somebody is not let in. */
  readonly onRefused: (code: ErrorCode) => void;
  /** Hears of a connection that is ended since too much waits. */
  readonly onSlow: (words: string) => void;
  readonly onError: (error: unknown) => void;
}

/** The connections of this process. */
export interface Connections {
  /** Tells all pages to come back, each at a time of its own. Resolves when what they have asked until then is answered. */
  farewell(): Promise<void>;
  /** Has all pages join again, each at a time of its own: what was said to them may not have reached them. */
  comeBack(): void;
  /** Resolves when all that are closed are seen to. */
  settled(): Promise<void>;
}

/** Lets people in: who are you, then everything they say through `route`, then goodbye. */
export function connect(io: Server, parts: Parts): Connections {
  const { app, identify, addressOf, rates, expiry, metrics, logCommand } = parts;
  const { onRefused, onSlow, onError } = parts;
  const goodbyes = new Set<Promise<void>>();
  const lines = new Map<Socket, InTurn>();
  io.use((socket, next) => {
    admit(socket.handshake.auth).then(
      (identity) => {
        socket.data = identity;
        next();
      },
      (thrown) => {
        const { error } = refuse(thrown, onError);
        onRefused(error.code);
        next(refusal(error));
      },
    );
  });

  io.on('connection', (socket: Socket) => {
    const { expires, ...identity } = socket.data as Identity;
    const session: Session = { ...identity, id: socket.id };
    expiry.begin(session, expires);
    // One after the other: a join cannot overtake a leave, and what came in before a disconnection is done before it.
    const inTurn = turns(onError);
    lines.set(socket, inTurn);
    inTurn(() =>
      app.open(session).catch((error) => {
        // Without a hello there is nothing that its page could do: it comes back.
        socket.conn.close();
        throw error;
      }),
    );
    const sender = { id: session.id, user: session.user, address: addressFrom(socket) };
    route(socket, { app, session, sender, rates, metrics, logCommand, inTurn, onSlow, onError });
    socket.on('disconnect', () => {
      expiry.stop(socket.id);
      lines.delete(socket);
      const goodbye = whenDone(inTurn, () => app.lose(session));
      goodbyes.add(goodbye);
      void goodbye.then(() => goodbyes.delete(goodbye));
    });
  });

  const addressFrom = ({ handshake: { address, headers } }: Socket): string =>
    addressOf({ remote: address, forwarded: headers['x-forwarded-for'] });

  async function admit(handshake: unknown): Promise<Identity> {
    const identity = await identify(handshake);
    await rates({ user: identity.user }, 'handshake');
    if ((await app.sessions(identity.user)) >= LIMITS.sessions) {
      throw new CallError('rate-limited', 'too many connections of one person');
    }
    return identity;
  }

  /** Tells all pages when to come back. */
  function say(): void {
    for (const [index, socket] of [...lines.keys()].entries()) {
      socket.emit('server:closing', { retryAfter: retryAfter(index, lines.size) });
    }
  }

  return {
    async farewell() {
      say();
      const answered = [...lines].map(([{ conn }, inTurn]) =>
        whenDone(inTurn, async () => {}).then(() => handedOver(conn)),
      );
      await Promise.all(answered);
    },
    comeBack() {
      say();
      for (const { conn } of lines.keys()) conn.close();
    },
    async settled() {
      await Promise.all(goodbyes);
    },
  };
}

/** Resolves when what waits to be sent goes out, at the end of this turn at the latest, or can be sent no more. */
function handedOver(conn: Socket['conn']): Promise<void> {
  // Its list of what waits is another after each time that it was sent.
  const inner = conn as unknown as { readonly writeBuffer: readonly unknown[] };
  return new Promise((resolve) => {
    // The answers come right after the work.
    setImmediate(() => {
      if (inner.writeBuffer.length === 0) return resolve();
      conn.once('drain', resolve);
      conn.once('close', () => resolve());
    });
  });
}

/** The form in which Socket.IO hands a refused handshake to the client (`connect_error`, `error.data`). */
function refusal(error: ErrorReply): Error {
  return Object.assign(new Error(error.message), { data: error });
}
