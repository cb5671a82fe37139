import type { Answers, Checked, CommandName } from '../src/protocol/commands.ts';
import type { Session } from './session.ts';

/** A rule: gets a payload that its schema has been through, and answers or throws a `CallError`. */
export type Handler<C extends CommandName> = (
  session: Session,
  payload: Checked<C>,
) => Promise<Answers[C]>;

export type Handlers<C extends CommandName = CommandName> = { readonly [K in C]: Handler<K> };
