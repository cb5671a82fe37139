import type { OpenBackend, OpenPreconnections } from '../backends/backend.ts';
import { openBackend, openPreconnections } from '../backends/open.ts';
import type { CaptureScreen } from '../media/screen.ts';
import type { Sources } from '../media/source.ts';
import type { ServerEvents } from '../protocol/events.ts';
import type { RoomId } from '../protocol/ids.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { Calls } from './calls.ts';
import type { Facts } from './facts.ts';
import type { IncomingCalls } from './invite/incoming.ts';
import { OutgoingCalls } from './invite/outgoing.ts';
import type { OutgoingList } from './invite/outgoing-list.ts';
import type { Preconnecting } from './invite/preconnecting.ts';
import type { Lines } from './lines.ts';
import type { Preferences } from './preferences.ts';
import { HasToWait } from './room/take-seat.ts';

// Loaded together with what uses them most.
export { Devices } from './devices.ts';

export interface DeskParts {
  readonly signaling: Signaling;
  readonly sources: Sources;
  readonly captureScreen: CaptureScreen | undefined;
  readonly openBackend: OpenBackend | undefined;
  readonly openPreconnections: OpenPreconnections | undefined;
  readonly preferences: Preferences;
  readonly facts: Facts;
  readonly lines: Lines;
  readonly list: OutgoingList;
  readonly incoming: IncomingCalls;
  readonly until: AbortSignal;
}

/** What a page needs once it calls or is called, and not before: loaded when that is likely. */
export class Desk {
  readonly calls: Calls;
  readonly outgoing: OutgoingCalls;
  #preconnecting: Preconnecting | undefined;
  readonly #parts: DeskParts;
  #wait: HasToWait | undefined;
  #waiting = Promise.resolve();

  constructor(parts: DeskParts) {
    this.#parts = parts;
    const { incoming } = parts;
    const calls = new Calls({
      ...parts,
      openBackend: parts.openBackend ?? openBackend,
      preconnecting: () => this.#preconnecting,
    });
    this.calls = calls;
    this.outgoing = new OutgoingCalls({
      ...parts,
      calls,
      acceptCrossing: (invite, video) => {
        const hold = calls.room.value?.held.value ?? false;
        return incoming.accept({ video, hold }, calls, invite.id);
      },
    });
  }

  /** Comes into a room by its id; where one has to wait there, as soon as a host lets one in. */
  async join(room: RoomId): Promise<void> {
    if (this.#parts.lines.waiting.peek()?.room === room) return this.#waiting;
    try {
      await this.calls.join(room);
    } catch (thrown) {
      if (!(thrown instanceof HasToWait)) throw thrown;
      await this.wait(thrown);
    }
  }

  /** Waits until a host lets one in. */
  wait(wait: HasToWait): Promise<void> {
    // Asked for twice, it is one wait: the end of the first would be that of the second.
    if (wait === this.#wait) return this.#waiting;
    this.#wait = wait;
    // A host may well have decided before that is loaded.
    const closed: ServerEvents['room:closed'][] = [];
    this.#parts.signaling.on('room:closed', (said) => closed.push(said), wait.over.signal);
    const parts = { ...this.#parts, calls: this.calls, closed };
    this.#waiting = import('./room/waiting.ts')
      .then(({ waitToBeLetIn }) => waitToBeLetIn(wait, parts))
      .finally(() => {
        wait.leave();
        this.calls.coolDown();
      });
    return this.#waiting;
  }

  /**
   * What negotiates before the answer: nothing where a backend of somebody's own does not. Rejects without a network; one
   * connects when it is answered, then.
   */
  async preconnect(): Promise<Preconnecting | undefined> {
    const { openBackend: own, openPreconnections: given } = this.#parts;
    const open = given ?? (own ? undefined : openPreconnections);
    if (!open) return undefined;
    const [{ Preconnecting }, ready] = await Promise.all([
      import('./invite/preconnecting.ts'),
      open(),
    ]);
    this.#preconnecting ??= new Preconnecting({ ...this.#parts, ready });
    return this.#preconnecting;
  }

  /** Goes back into the call of the page before this one. */
  comeBack(): void {
    const { signaling, facts, lines } = this.#parts;
    this.calls.returning = import('./room/come-back.ts')
      .then((loaded) => loaded.comeBack({ signaling, calls: this.calls, facts, lines }, this))
      // Not loaded, for want of a network: there is no way back either.
      .catch(() => {});
  }
}
