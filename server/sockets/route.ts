import type { Socket } from 'socket.io';
import type { queue } from '../../src/base/serial.ts';
import type { Reply } from '../../src/protocol/commands.ts';
import type { App } from '../app.ts';
import { dispatch, refuse } from '../dispatch.ts';
import type { Rates, Sender } from '../limits/rates.ts';
import type { CommandLog } from '../log/command-log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Session } from '../session.ts';

interface Parts {
  readonly app: App;
  readonly session: Session;
  /** As which it is counted what it sends. */
  readonly sender: Sender;
  readonly rates: Rates;
  readonly metrics: Metrics;
  readonly logCommand: CommandLog;
  /** Does one thing of this connection at a time. */
  readonly inTurn: ReturnType<typeof queue>;
  readonly onError: (error: unknown) => void;
}

type Acknowledge = (reply: Reply) => void;

/** The way of every message: is it too many, is it right, what do the rules say, reply. */
export function route(socket: Socket, parts: Parts): void {
  const { app, session, sender, rates, metrics, logCommand, inTurn, onError } = parts;
  const answer = (name: unknown, payload: unknown): Promise<Reply> =>
    inTurn(async () => {
      try {
        const asked = rates(sender, String(name));
        if (asked) await asked;
      } catch (thrown) {
        return refuse(thrown, onError);
      }
      return dispatch(app.handlers, session, name, payload, onError);
    });

  socket.onAny((name: unknown, ...rest: unknown[]) => {
    const began = performance.now();
    const reply = rest.at(-1);
    const isAsked = typeof reply === 'function';
    void answer(name, rest[0] === reply && isAsked ? undefined : rest[0]).then((said) => {
      const seconds = (performance.now() - began) / 1_000;
      metrics.answered(name, said, seconds);
      logCommand(session.id, name, said, seconds);
      // A command sent without asking for a reply gets its refusal all the same.
      if (isAsked) (reply as Acknowledge)(said);
      else if (!said.ok) socket.emit('command:refused', said.error);
    });
  });
}
