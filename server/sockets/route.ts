import type { Socket } from 'socket.io';
import type { Reply } from '../../src/protocol/commands.ts';
import { CallError } from '../../src/protocol/errors.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { App } from '../app.ts';
import { dispatch, refuse } from '../dispatch.ts';
import type { Rates, Sender } from '../limits/rates.ts';
import type { CommandLog } from '../log/command-log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { fits } from '../payload-size.ts';
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
  /** Hears of a connection that is ended since too much waits. */
  readonly onSlow: (words: string) => void;
  readonly onError: (error: unknown) => void;
}

type Acknowledge = (reply: Reply) => void;

/** Commands of one connection that may wait for one that takes long: more than the candidates of eight peers. */
const WAITING = 250;

/** The way of every message: is it too many, is it right, what do the rules say, reply. */
export function route(socket: Socket, parts: Parts): void {
  const { app, session, sender, rates, metrics, logCommand, inTurn, onSlow, onError } = parts;

  function answer(name: unknown, last: unknown, began: number, said: Reply): void {
    const seconds = (performance.now() - began) / 1_000;
    metrics.answered(name, said, seconds);
    logCommand(session.id, name, said, seconds);
    // A command sent without asking for a reply gets its refusal all the same.
    if (typeof last === 'function') (last as Acknowledge)(said);
    else if (!said.ok) socket.emit('command:refused', said.error);
  }

  // All of them end here: no `next`, and no listener for each event.
  socket.use((message: readonly unknown[]) => {
    const began = performance.now();
    const [name, first] = message;
    const last = message.at(-1);
    let payload = typeof last === 'function' && message.length === 2 ? undefined : first;
    let isTooLarge = false;
    const say = (reply: Reply): void => answer(name, last, began, reply);
    const fail = (thrown: unknown): void => say(refuse(thrown, onError));
    const work = (): Promise<void> | void => {
      const reply = dispatch(app.handlers, session, name, payload, onError);
      return reply instanceof Promise ? reply.then(say) : say(reply);
    };
    let asked: ReturnType<Rates>;
    // What is too many does not wait for its turn.
    try {
      asked = rates(sender, String(name));
    } catch (thrown) {
      return fail(thrown);
    }
    // It is looked at in turn, which may be after it was refused.
    asked?.catch(() => {});
    const waiting = inTurn(() => {
      if (isTooLarge) return fail(new CallError('too-large'));
      return asked ? asked.then(work, fail) : work();
    });
    if (waiting === 0) return;
    // What waits is in memory meanwhile.
    if (!fits(payload, LIMITS.payload)) {
      isTooLarge = true;
      payload = undefined;
    }
    if (waiting <= WAITING) return;
    onSlow('a connection was ended whose page did not wait for answers');
    socket.disconnect(true);
  });
}
