import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { CommandName } from '../../src/protocol/commands.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Session } from '../session.ts';

interface Rate {
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/** What one person may send: ringing strictest, and room for the burst of candidates that eight peers make. */
const RATES: Partial<Record<CommandName, Rate>> & { readonly other: Rate } = {
  'invite:send': { points: 20, duration: 60 },
  'chat:send': { points: 20, duration: 10 },
  'chat:edit': { points: 20, duration: 10 },
  'chat:delete': { points: 50, duration: 10 },
  'chat:react': { points: 40, duration: 10 },
  'chat:typing': { points: 20, duration: 10 },
  'chat:upload': { points: 20, duration: 60 },
  'chat:search': { points: 20, duration: 10 },
  'chat:statistics': { points: 20, duration: 10 },
  'member:react': { points: 20, duration: 10 },
  'quality:report': { points: 60, duration: 60 },
  'peer:relay': { points: 1_000, duration: 10 },
  'invite:relay': { points: 500, duration: 10 },
  // All the pages of a person ask anew when the server is back.
  'notice:list': { points: 100, duration: 10 },
  'notice:read': { points: 50, duration: 10 },
  'notice:delete': { points: 50, duration: 10 },
  other: { points: 200, duration: 10 },
};

/** Lets a command through, or throws `rate-limited`. */
export type Rates = (session: Session, command: string) => Promise<void>;

export function rates(): Rates {
  const limiters = new Map(
    Object.entries(RATES).map(([name, rate]) => [
      name,
      new RateLimiterMemory({ ...rate, keyPrefix: name }),
    ]),
  );
  return async (session, command) => {
    const limiter = limiters.get(Object.hasOwn(RATES, command) ? command : 'other');
    await limiter?.consume(session.user).catch(() => {
      throw new CallError('rate-limited', 'too many at once, try again shortly');
    });
  };
}
