import type { Socket } from 'socket.io';
import type { Reply } from '../../src/protocol/commands.ts';
import type { App } from '../app.ts';
import { dispatch, refuse } from '../dispatch.ts';
import type { Rates, Sender } from '../limits/rates.ts';
import type { CommandLog } from '../log/command-log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Session } from '../session.ts';
import type { InTurn } from './turns.ts';

interface Parts {
  readonly app: App;
  readonly session: Session;
  /** As which it is counted what it sends. */
  readonly sender: Sender;
  readonly rates: Rates;
  readonly metrics: Metrics;
  readonly logCommand: CommandLog;
  /** Does one thing of this connection at a time. */
  readonly inTurn: InTurn;
  readonly onError: (error: unknown) => void;
}

type Acknowledge = (reply: Reply) => void;

/** The way of every message: is it too many, is it right, what do the rules say, reply. */
export function route(socket: Socket, parts: Parts): void {
  const { app, session, sender, rates, metrics, logCommand, inTurn, onError } = parts;
  // All of them end here: no `next`, and no listener for each event.
  socket.use((message: readonly unknown[]) => {
    const began = performance.now();
    const [name, first] = message;
    const reply = message.at(-1);
    const isAsked = typeof reply === 'function';
    const payload = isAsked && message.length === 2 ? undefined : first;
    inTurn(async () => {
      let said: Reply;
      try {
        const asked = rates(sender, String(name));
        if (asked) await asked;
        said = await dispatch(app.handlers, session, name, payload, onError);
      } catch (thrown) {
        said = refuse(thrown, onError);
      }
      const seconds = (performance.now() - began) / 1_000;
      metrics.answered(name, said, seconds);
      logCommand(session.id, name, said, seconds);
      // A command sent without asking for a reply gets its refusal all the same.
      if (isAsked) (reply as Acknowledge)(said);
      else if (!said.ok) socket.emit('command:refused', said.error);
    });
  });
}
