import { after } from '../../src/base/timers.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { SessionId } from '../../src/protocol/ids.ts';
import type { Identify } from '../auth/identify.ts';
import type { Session } from '../session.ts';

interface Parts {
  readonly identify: Identify;
  /** Tells a connection that its token expires soon. */
  readonly warn: (session: SessionId, expires: number) => void;
  /** Ends a connection whose token has expired. */
  readonly end: (session: SessionId) => void;
}

/** Milliseconds before the end at which a fresh token is asked for; of a short life, half of it. */
const AHEAD = 60_000;
/** The longest time for which a timer can be set. */
const LONGEST = 2 ** 31 - 1;

/** Connections whose tokens expire: each lasts as long as its token, or the fresh ones that follow it. */
export class Expiry {
  readonly #parts: Parts;
  readonly #timers = new Map<SessionId, AbortController>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A connection begins, or goes on with another token; without `expires` it has no end. */
  begin({ id }: Session, expires: number | undefined): void {
    this.stop(id);
    const over = new AbortController();
    this.#timers.set(id, over);
    if (expires === undefined) return;
    const { warn, end } = this.#parts;
    const left = expires - Date.now();
    at(expires - Math.min(AHEAD, left / 2), () => warn(id, expires), over.signal);
    at(expires, () => end(id), over.signal);
  }

  /** Goes on with a fresh token of the same person, who has the rights that it names from now on. */
  async renew(session: Session, token: string): Promise<void> {
    const { user, rooms, role, expires } = await this.#parts.identify({ token });
    if (user !== session.user) throw new CallError('forbidden', 'the token is another person’s');
    // It may be gone by now.
    if (!this.#timers.has(session.id)) return;
    Object.assign(session, { rooms, role });
    this.begin(session, expires);
  }

  stop(id: SessionId): void {
    this.#timers.get(id)?.abort();
    this.#timers.delete(id);
  }
}

function at(time: number, what: () => void, until: AbortSignal): void {
  const left = time - Date.now();
  if (left > LONGEST) after(LONGEST, () => at(time, what, until), until);
  else after(Math.max(0, left), what, until);
}
