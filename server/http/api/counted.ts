import type { MiddlewareHandler } from 'hono';
import type { CommandName } from '../../../src/protocol/commands.ts';
import { kindOf } from '../../limits/allowances.ts';
import type { AddressOf } from '../../limits/client-address.ts';
import type { Rates } from '../../limits/rates.ts';
import { Senders } from '../../limits/senders.ts';
import { addressFrom } from '../public-app.ts';
import type { ApiEnv } from './sign-in.ts';

/** Lets somebody do so as often as a page may by this command; throws `rate-limited`. */
export type Counted = (command: CommandName) => MiddlewareHandler<ApiEnv>;

/** Counts what is asked, and what is done by it. */
export function counting(rates: Rates, addressOf: AddressOf) {
  const senders = new Senders();
  const count =
    (what: string): MiddlewareHandler<ApiEnv> =>
    async (c, next) => {
      const { id, user } = c.get('asker');
      await rates(senders.of(id, user, addressFrom(c, addressOf)), what);
      await next();
    };
  const counted: Counted = (command) =>
    // What has no limit of its own counts as every request does, once.
    kindOf(command) === 'other' ? (_c, next) => next() : count(command);
  return { every: count('other'), counted };
}
