import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { MemberId } from '../../protocol/ids.ts';
import {
  apply,
  type Member,
  membersOf,
  type RoomDoc,
  type RoomPatch,
} from '../../protocol/room-doc.ts';
import type { Facts } from '../facts.ts';

/** Who is in the room: the server's document, kept up to date. */
export class Roster {
  readonly doc: ReadonlySignal<RoomDoc>;
  /** Everybody in the order in which they came, oneself included. */
  readonly members: ReadonlySignal<readonly Member[]>;
  /** Oneself, as the server has it. */
  readonly me: ReadonlySignal<Member | undefined>;
  readonly others: ReadonlySignal<readonly Member[]>;
  readonly #doc;
  readonly #facts: Facts;
  #isTold = false;

  constructor(doc: RoomDoc, me: MemberId, facts: Facts) {
    this.#doc = signal(doc);
    this.#facts = facts;
    this.doc = this.#doc;
    this.members = computed(() => membersOf(this.#doc.value));
    this.me = computed(() => this.#doc.value.members[me]);
    this.others = computed(() => this.members.value.filter(({ id }) => id !== me));
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
    this.replace(apply(this.#doc.value, patch));
    return true;
  }

  replace(doc: RoomDoc): void {
    const before = this.#doc.value.members;
    this.#doc.value = doc;
    if (!this.#isTold) return;
    for (const [id, member] of Object.entries(before)) {
      if (!doc.members[id]) this.#facts.emit('call-member-left', { member });
    }
    for (const [id, member] of Object.entries(doc.members)) {
      if (!before[id]) this.#facts.emit('call-member-joined', { member });
    }
  }
}
