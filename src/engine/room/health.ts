import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { every } from '../../base/every.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Carrier } from './carrier.ts';
import { countsIn } from './health-counts.ts';
import {
  type Circumstances,
  healthOf,
  isQuiet,
  look,
  type MemberHealth,
  type OwnHealth,
  ownHealth,
  type Vitals,
} from './health-state.ts';
import type { RoomState } from './room-state.ts';
import type { Roster } from './roster.ts';

/** Milliseconds between two looks at the links. */
const LOOK = 1_000;

interface Parts {
  readonly carrier: Carrier;
  readonly roster: Roster;
  readonly state: ReadonlySignal<RoomState>;
  readonly until: AbortSignal;
}

/** How everybody can be reached, and oneself: what the links say, and what is counted while they are said to be fine. */
export class Health {
  readonly own: ReadonlySignal<OwnHealth>;
  /** How each of the others can be reached. */
  readonly members: ReadonlySignal<ReadonlyMap<MemberId, MemberHealth>>;
  /** Whether nothing has come in from somebody for some seconds, of which the link itself says nothing yet. */
  readonly isQuiet: ReadonlySignal<boolean>;
  readonly #vitals = signal<ReadonlyMap<MemberId, Vitals>>(new Map());
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { carrier, roster, state, until } = parts;
    const links = computed(() => [...carrier.links.value.values()]);
    this.own = computed(() => {
      const isServerThere = state.value.status !== 'reconnecting';
      return ownHealth(isServerThere, links.value, [...this.#vitals.value.values()]);
    });
    this.isQuiet = computed(() => [...this.#vitals.value.values()].some(isQuiet));
    let before: ReadonlyMap<MemberId, MemberHealth> = new Map();
    this.members = computed(() => {
      const now = new Map(roster.others.value.map((one) => [one.id, this.#healthOf(one)] as const));
      const isSame =
        now.size === before.size && [...now].every(([id, health]) => before.get(id) === health);
      // The same map for the same states: what shows them need not render again each second.
      if (!isSame) before = now;
      return before;
    });
    every(LOOK, () => this.#look(), until);
  }

  #healthOf(member: Member): MemberHealth {
    return healthOf(this.#circumstances(member), this.#vitals.value.get(member.id));
  }

  #circumstances({ id, connected, held, microphone, camera }: Member): Circumstances {
    return {
      link: this.#parts.carrier.links.value.get(id),
      isThere: connected,
      sends: !held && (microphone || camera),
      shows: !held && camera && !document.hidden,
    };
  }

  async #look(): Promise<void> {
    const { carrier, roster } = this.#parts;
    const reports = await carrier.sample();
    const before = this.#vitals.peek();
    const now = new Map<MemberId, Vitals>();
    for (const member of roster.others.peek()) {
      const report = reports.get(member.id);
      if (!report) continue;
      const counts = countsIn(report, carrier.streams.peek().get(member.id)?.camera?.id);
      now.set(member.id, look(before.get(member.id), counts, this.#circumstances(member)));
    }
    this.#vitals.value = now;
  }
}
