import { after } from '../../base/timers.ts';
import { mendAfter, type Remedy, remedy } from './recovery.ts';

interface Parts {
  /** How the connection is, and whether an offer of this side waits for its answer. */
  readonly look: () => { readonly state: RTCPeerConnectionState; readonly isUnanswered: boolean };
  readonly mend: (how: Remedy) => void;
  readonly until: AbortSignal;
}

/** When a peer's connection is mended: the clock for what `recovery.ts` decides. */
export class Mending {
  readonly #parts: Parts;
  #tries = 0;
  /** The tries that there had been when the connection of now began. */
  #before = 0;
  #isReachable = true;
  #isStale = false;
  #waiting: AbortController | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether signals get through to the other side. */
  get isReachable(): boolean {
    return this.#isReachable;
  }

  /** Tries since the connection was last good. */
  get tries(): number {
    return this.#tries;
  }

  /** The connection was replaced by another. */
  began(): void {
    this.#before = this.#tries;
  }

  /** Something has changed: plans the next try, if one is needed. Nothing helps while signals do not get through. */
  schedule(): void {
    this.#waiting?.abort();
    const { state, isUnanswered } = this.#parts.look();
    if (state === 'connected') {
      this.#tries = 0;
      this.#before = 0;
    }
    // An offer from before was under way when the addresses changed.
    if (this.#isStale && this.#isReachable && !isUnanswered) {
      this.#try();
      return;
    }
    const wait = mendAfter(state, this.#tries, isUnanswered);
    if (wait === undefined || !this.#isReachable) return;
    this.#waiting = new AbortController();
    const until = AbortSignal.any([this.#waiting.signal, this.#parts.until]);
    after(wait, () => this.#try(), until);
  }

  /** All begins only now: signals get through, and there is nothing yet that they could have missed. */
  begin(): void {
    this.#isReachable = true;
    this.schedule();
  }

  /** Signals get through to the other side from now on, or no longer. What has waited for it is mended at once. */
  reach(isReachable: boolean): void {
    if (this.#isReachable === isReachable) return;
    this.#isReachable = isReachable;
    const { state, isUnanswered } = this.#parts.look();
    const isWhole = mendAfter(state, this.#tries, isUnanswered) === undefined;
    if (isReachable && (this.#isStale || !isWhole)) this.#try();
    else this.schedule();
  }

  /** The addresses of this side may be others now: restarts, though the connection still says that it is fine. */
  refresh(): void {
    this.#isStale = true;
    if (this.#isReachable) this.#try();
  }

  #try(): void {
    const { state, isUnanswered } = this.#parts.look();
    this.#isStale &&= isUnanswered;
    const how = remedy(state, this.#tries - this.#before);
    if (state !== 'connected') this.#tries += 1;
    this.#parts.mend(how);
    // Still failed after a try: no change of state will come to say so.
    this.schedule();
  }
}
