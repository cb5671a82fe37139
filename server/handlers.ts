import type { Answers, Checked, CommandName } from '../src/protocol/commands.ts';
import type { Session } from './session.ts';

/** A rule: gets a payload that its schema has been through, and answers or throws a `CallError`; at once, where nothing is to be asked for. */
export type Handler<C extends CommandName> = (
  session: Session,
  payload: Checked<C>,
) => Promise<Answers[C]> | Answers[C];

export type Handlers<C extends CommandName = CommandName> = { readonly [K in C]: Handler<K> };
