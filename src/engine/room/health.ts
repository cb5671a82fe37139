import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { MemberId } from '../../protocol/ids.ts';
import type { Carrier } from './carrier.ts';
import {
  healthOf,
  isQuiet,
  type MemberHealth,
  type OwnHealth,
  ownHealth,
  type Vitals,
} from './health-state.ts';
import type { RoomState } from './room-state.ts';
import type { Roster } from './roster.ts';

interface Parts {
  readonly carrier: Carrier;
  readonly roster: Roster;
  readonly state: ReadonlySignal<RoomState>;
}

/** How everybody can be reached, and oneself: what the links say, and what is counted while they are said to be fine. */
export class Health {
  readonly own: ReadonlySignal<OwnHealth>;
  /** How each of the others can be reached. */
  readonly members: ReadonlySignal<ReadonlyMap<MemberId, MemberHealth>>;
  /** Whether nothing has come in from somebody for some seconds, of which the link itself says nothing yet. */
  readonly isQuiet: ReadonlySignal<boolean>;
  /** What looks at the links have found (`looks.ts`). */
  readonly vitals = signal<ReadonlyMap<MemberId, Vitals>>(new Map());

  constructor({ carrier, roster, state }: Parts) {
    const links = computed(() => [...carrier.links.value.values()]);
    const vitals = computed(() => [...this.vitals.value.values()]);
    this.own = computed(() => {
      const isServerThere = state.value.status !== 'reconnecting';
      return ownHealth(isServerThere, links.value, vitals.value);
    });
    this.isQuiet = computed(() => vitals.value.some(isQuiet));
    let before: ReadonlyMap<MemberId, MemberHealth> = new Map();
    this.members = computed(() => {
      const now = new Map(
        roster.others.value.map(({ id, connected: isThere }) => {
          const link = carrier.links.value.get(id);
          return [id, healthOf({ link, isThere }, this.vitals.value.get(id))] as const;
        }),
      );
      const isSame =
        now.size === before.size && [...now].every(([id, health]) => before.get(id) === health);
      // The same map for the same states: what shows them need not render again each second.
      if (!isSame) before = now;
      return before;
    });
  }
}
