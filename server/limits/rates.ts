import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { CallError } from '../../src/protocol/errors.ts';
import type { SessionId, UserId } from '../../src/protocol/ids.ts';
import { ALLOWANCES, type Kind, kindOf } from './allowances.ts';
import { Lease, tooMany } from './lease.ts';
import type { Limiters } from './limiters.ts';
import { TokenBucket } from './token-bucket.ts';

/**
 * What a connection takes in advance of a person's and an address's share is this part of its own: where it is little, each
 * is asked for by itself, and many connections of one address do not use up with what they do not send what is for all.
 */
const PART = 20;

/** Who sends, as far as it is known; one object for as long as a connection lasts. */
export interface Sender {
  /** The connection, where it has been let in. */
  readonly id?: SessionId;
  readonly user?: UserId;
  readonly address?: string;
}

/** Lets through what somebody sends, or throws `rate-limited`. A promise only where it has to be asked elsewhere. */
export type Rates = (sender: Sender, name: string) => Promise<void> | void;

interface Parts {
  readonly limiters: Limiters;
  /** How many people one address may be. */
  readonly perAddress: number;
  readonly onError: (error: unknown) => void;
}

/** What one connection has left to send of one kind. */
interface Gate {
  readonly bucket: TokenBucket | undefined;
  readonly leases: readonly Lease[];
}

/**
 * Counts for each kind of message what connections, people and addresses send. A connection is counted here and first, so one
 * that floods costs no more than that. Where those who count for all cannot be asked, messages go through.
 */
export function rates({ limiters, perAddress, onError }: Parts): Rates {
  const made = new Map<string, RateLimiterAbstract>();
  const gates = new WeakMap<Sender, Map<Kind, Gate>>();

  function limiter(name: string, points: number, seconds: number): RateLimiterAbstract {
    const known = made.get(name) ?? limiters({ name, points, seconds });
    made.set(name, known);
    return known;
  }

  function gateFor(sender: Sender, kind: Kind): Gate {
    const { id, user, address } = sender;
    const { socket, person, seconds } = ALLOWANCES[kind] ?? ALLOWANCES.other;
    const lasts = id !== undefined;
    const size = lasts ? Math.max(1, Math.floor(socket / PART)) : 1;
    const bucket = lasts ? new TokenBucket({ points: socket, seconds }) : undefined;
    const leases: Lease[] = [];
    if (user !== undefined)
      leases.push(new Lease(limiter(`person ${kind}`, person, seconds), user, size));
    if (address !== undefined) {
      const all = limiter(`address ${kind}`, person * perAddress, seconds);
      leases.push(new Lease(all, address, size));
    }
    const gate = { bucket, leases };
    const kinds = gates.get(sender) ?? new Map<Kind, Gate>();
    gates.set(sender, kinds.set(kind, gate));
    return gate;
  }

  async function renew(leases: readonly Lease[]): Promise<void> {
    for (const lease of leases) {
      await lease.renew().catch((thrown) => {
        if (thrown instanceof CallError) throw thrown;
        onError(thrown);
      });
    }
  }

  return (sender, name) => {
    const kind = kindOf(name);
    const { bucket, leases } = gates.get(sender)?.get(kind) ?? gateFor(sender, kind);
    const now = performance.now();
    if (bucket && !bucket.take(now)) throw tooMany();
    // Nearly always there is something left of each, and nothing to be made for this message.
    let empty: Lease[] | undefined;
    for (const lease of leases) if (!lease.take(now)) empty = [...(empty ?? []), lease];
    return empty && renew(empty);
  };
}
