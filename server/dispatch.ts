import * as v from 'valibot';
import { type CommandName, commands, type Refusal, type Reply } from '../src/protocol/commands.ts';
import { CallError } from '../src/protocol/errors.ts';
import { LIMITS } from '../src/protocol/limits.ts';
import { describe } from './describe.ts';
import type { Handler, Handlers } from './handlers.ts';
import { hasInheritedKey } from './inherited-key.ts';
import { fits } from './payload-size.ts';
import type { Session } from './session.ts';

const isCommand = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commands, name);

/**
 * Takes whatever came over the wire, and always has an answer: checks it, hands it to its rule, and turns errors into replies.
 * Answers at once where the rule does.
 */
export function dispatch(
  handlers: Handlers,
  session: Session,
  name: unknown,
  payload: unknown,
  onError: (error: unknown) => void,
): Promise<Reply> | Reply {
  try {
    if (!isCommand(name)) throw new CallError('unknown-command');
    if (!fits(payload, LIMITS.payload)) throw new CallError('too-large');
    // The schemas take a list for an object without any of its fields.
    if (Array.isArray(payload)) throw new CallError('invalid', 'payload: expected Object');
    if (hasInheritedKey(payload)) throw new CallError('invalid', '*: expected never');
    const checked = v.safeParse(commands[name], payload, { abortEarly: true });
    if (!checked.success)
      throw new CallError('invalid', describe(commands[name], checked.issues[0]));
    const handler = handlers[name] as Handler<CommandName>;
    const answer = handler(session, checked.output);
    if (!(answer instanceof Promise)) return { ok: true, ...answer };
    return answer.then(
      (said) => ({ ok: true, ...said }),
      (thrown) => refuse(thrown, onError),
    );
  } catch (thrown) {
    return refuse(thrown, onError);
  }
}

/** The reply for what was thrown. What nobody threw on purpose is reported here, and stays a secret there. */
export function refuse(thrown: unknown, onError: (error: unknown) => void): Refusal {
  if (!(thrown instanceof CallError)) onError(thrown);
  const { code, message } =
    thrown instanceof CallError ? thrown : new CallError('internal', 'something went wrong');
  return { ok: false, error: { code, message } };
}
