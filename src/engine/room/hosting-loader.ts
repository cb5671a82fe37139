import { type ReadonlySignal, signal } from '@preact/signals-core';
import { insist } from '../../base/insist.ts';
import { watch } from '../../base/watch.ts';
import type { Screen } from '../../media/screen.ts';
import type { Sources } from '../../media/source.ts';
import type { Waiting } from '../../protocol/hosting.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Facts } from '../facts.ts';
import type { Hosting } from './hosting.ts';
import type { Roster } from './roster.ts';

export interface HostingParts {
  readonly id: RoomId;
  readonly signaling: Signaling;
  readonly roster: Roster;
  readonly sources: Sources;
  readonly screen: Screen;
  readonly held: ReadonlySignal<boolean>;
  readonly facts: Facts;
  readonly until: AbortSignal;
}

/** Has what hosts do loaded: in every room, which has hosts, and in calls when somebody raises a hand or reacts. */
export class HostingLoader {
  /** Undefined until it is loaded. */
  readonly loaded: ReadonlySignal<Hosting | undefined>;
  readonly #loaded = signal<Hosting | undefined>();
  readonly #parts: HostingParts;

  constructor(parts: HostingParts) {
    this.#parts = parts;
    this.loaded = this.#loaded;
    const { id, signaling, roster, until } = parts;
    for (const event of ['room:waiting', 'member:asked', 'member:reacted'] as const) {
      signaling.on(
        event,
        (said) => {
          if (said.room === id) this.#do((hosting) => hosting.hear(said));
        },
        until,
      );
    }
    watch(() => {
      const isRoom = roster.doc.value.info.kind === 'room';
      if (this.#loaded.peek()) return;
      if (isRoom || roster.members.value.some(({ hand }) => hand)) this.#do(() => {});
    }, until);
  }

  /** Takes over who waits after joining, where one may let them in. */
  catchUp(waiting?: readonly Waiting[]): void {
    if (waiting) this.#do((hosting) => hosting.see(waiting));
  }

  /** Rejects without a network; asking again tries again. */
  async load(): Promise<Hosting> {
    const { Hosting } = await import('./hosting.ts');
    this.#loaded.value ??= new Hosting(this.#parts);
    return this.#loaded.value;
  }

  /** As soon as it is loaded. */
  #do(deed: (hosting: Hosting) => void): void {
    const { until } = this.#parts;
    void insist(
      () => this.load(),
      deed,
      () => until.aborted || this.#do(deed),
    );
  }
}
