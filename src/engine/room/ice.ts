import { after } from '../../base/timers.ts';
import type { IceReply } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Carrier } from './carrier.ts';
import { refreshAfter } from './ice-policy.ts';

/** Keeps the credentials for TURN fresh, for as long as the call lasts. */
export class Ice {
  readonly #signaling: Signaling;
  readonly #carrier: Carrier;
  readonly #until: AbortSignal;
  #planned = new AbortController();

  constructor(signaling: Signaling, carrier: Carrier, until: AbortSignal) {
    this.#signaling = signaling;
    this.#carrier = carrier;
    this.#until = until;
  }

  /** Takes what the server has said, and asks again before it holds no more. */
  take({ iceServers, iceTtl }: IceReply): void {
    this.#carrier.configure(iceServers);
    this.#plan(iceTtl, 0);
  }

  #plan(ttl: number | undefined, tries: number): void {
    this.#planned.abort();
    if (ttl === undefined) return;
    this.#planned = new AbortController();
    const until = AbortSignal.any([this.#planned.signal, this.#until]);
    const ask = () =>
      this.#signaling.request('ice:servers', {}).then(
        (reply) => until.aborted || this.take(reply),
        // Joining again, after a lost connection, brings them too.
        () => until.aborted || this.#plan(ttl, tries + 1),
      );
    after(refreshAfter(ttl, tries), ask, until);
  }
}
