import type { Server, Socket } from 'socket.io';
import { CallError } from '../../src/protocol/errors.ts';
import type { App } from '../app.ts';
import type { Identify, Identity } from '../auth/identify.ts';
import type { Rates } from '../limits/rates.ts';
import type { Session } from '../session.ts';
import { route } from './route.ts';

interface Parts {
  readonly app: App;
  readonly identify: Identify;
  readonly rates: Rates;
  readonly onError: (error: unknown) => void;
}

/** Lets people in: who are you, then everything they say through `route`, then goodbye. */
export function connect(io: Server, { app, identify, rates, onError }: Parts): void {
  io.use((socket, next) => {
    identify(socket.handshake.auth).then(
      (identity) => {
        socket.data = identity;
        next();
      },
      (thrown) => next(refusal(CallError.from(thrown))),
    );
  });

  io.on('connection', (socket: Socket) => {
    const { user, name } = socket.data as Identity;
    const session: Session = { id: socket.id, user, name };
    const opened = app.open(session).catch(onError);
    route(socket, { app, session, rates, opened, onError });
    socket.on('disconnect', () => {
      // What came in before is answered first, so that a leave that was on its way still counts.
      void opened.then(() => app.lose(session)).catch(onError);
    });
  });
}

/** The form in which Socket.IO hands a refused handshake to the client (`connect_error`, `error.data`). */
function refusal({ code, message }: CallError): Error {
  return Object.assign(new Error(message), { data: { code, message } });
}
