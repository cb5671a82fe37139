import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { after } from '../../base/timers.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { DURATIONS } from '../../protocol/limits.ts';
import type { Was } from '../../protocol/room.ts';
import {
  apply,
  type Member,
  membersOf,
  type RoomDoc,
  type RoomPatch,
} from '../../protocol/room-doc.ts';
import type { Facts } from '../facts.ts';
import { isReopened } from './room-state.ts';

type Members = RoomDoc['members'];

/** Who is in the room: the server's document, kept up to date. */
export class Roster {
  readonly doc: ReadonlySignal<RoomDoc>;
  /** Everybody in the order in which they came, oneself included. */
  readonly members: ReadonlySignal<readonly Member[]>;
  /** Oneself, as the server has it. */
  readonly me: ReadonlySignal<Member | undefined>;
  readonly others: ReadonlySignal<readonly Member[]>;
  readonly #doc;
  readonly #me: MemberId;
  /** Those of before a server's new start who have not come back yet: their media may well go on. */
  readonly #missing = signal<Members>({});
  readonly #all: ReadonlySignal<Members>;
  readonly #facts: Facts;
  readonly #until: AbortSignal;
  #isTold = false;

  constructor(doc: RoomDoc, me: MemberId, facts: Facts, until: AbortSignal) {
    this.#doc = signal(doc);
    this.#me = me;
    this.#facts = facts;
    this.#until = until;
    this.doc = this.#doc;
    this.#all = computed(() => ({ ...this.#missing.value, ...this.#doc.value.members }));
    this.members = computed(() => membersOf({ ...this.#doc.value, members: this.#all.value }));
    this.me = computed(() => this.#doc.value.members[me]);
    this.others = computed(() => this.members.value.filter(({ id }) => id !== me));
  }

  /** What one is here, for a server that does not know any more. */
  get was(): Was {
    const { role, hand } = this.me.peek() ?? {};
    return { role, hand };
  }

  /** From now on the page hears who comes and goes. Before, whoever is there is news to nobody. */
  tell(): void {
    this.#isTold = true;
  }

  /** Applies a patch. Answers false when one before it is missing, and the whole document is needed. */
  patch(patch: RoomPatch): boolean {
    const { rev } = this.#doc.value;
    if (patch.rev <= rev) return true;
    if (patch.rev !== rev + 1) return false;
    this.#take(apply(this.#doc.value, patch), this.#missing.value);
    return true;
  }

  /** Takes over the document that joining again has brought, unless patches were faster. */
  replace(doc: RoomDoc): void {
    const before = this.#doc.value;
    if (!isReopened(before, doc)) {
      if (doc.rev >= before.rev) this.#take(doc, this.#missing.value);
      return;
    }
    const away = Object.entries(this.#all.value).map(([id, member]) => {
      return [id, { ...member, connected: false }] as const;
    });
    this.#take(doc, Object.fromEntries(away));
    after(DURATIONS.grace, () => this.#take(this.#doc.value, {}), this.#until);
  }

  #take(doc: RoomDoc, missing: Members): void {
    const before = this.#all.value;
    // Who was there when the call began is no news, though it begins by this very change.
    const isTold = this.#isTold;
    batch(() => {
      this.#doc.value = doc;
      const away = Object.entries(missing).filter(([id]) => !doc.members[id]);
      this.#missing.value = Object.fromEntries(away);
    });
    if (!isTold) return;
    const now = this.#all.value;
    for (const [id, member] of Object.entries(before)) {
      if (!now[id]) this.#facts.emit('call-member-left', { member });
    }
    for (const [id, member] of Object.entries(now)) {
      const old = before[id];
      if (!old) this.#facts.emit('call-member-joined', { member });
      else if (old.held !== member.held && id !== this.#me) {
        const code = member.held ? 'held' : 'resumed';
        this.#facts.emit('call-notice', { code, name: member.name });
      }
    }
  }
}
