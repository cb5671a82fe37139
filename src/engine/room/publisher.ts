import type { ReadonlySignal } from '@preact/signals-core';
import type { MediaBackend } from '../../backends/backend.ts';
import { log } from '../../base/log.ts';
import { latest } from '../../base/serial.ts';
import { watch } from '../../base/watch.ts';
import { slotsOn } from '../../media/slots-on.ts';
import type { Sources } from '../../media/source.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { DEVICES, SLOTS, type SlotsOn } from '../../protocol/slot.ts';
import type { Signaling } from '../../signaling/signaling.ts';

interface Parts {
  readonly room: RoomId;
  /** Whether the call is on hold: then nothing is sent. */
  readonly held: ReadonlySignal<boolean>;
  readonly sources: Sources;
  readonly signaling: Signaling;
  readonly me: ReadonlySignal<Member | undefined>;
  readonly until: AbortSignal;
}

type Told = SlotsOn & Pick<Member, 'held'>;
const KEYS = [...SLOTS, 'held'] as const;
const NOTHING = Object.fromEntries(SLOTS.map((slot) => [slot, false])) as SlotsOn;

/** Brings this device's sources into the room: the tracks to the backend, and the truth about them to the document. */
export class Publisher {
  constructor({ room, held, sources, signaling, me, until }: Parts) {
    const tell = latest<Told>(async (fields) => {
      const said = me.value;
      const isSaid = said && KEYS.every((key) => said[key] === fields[key]);
      if (until.aborted || isSaid) return;
      // What fails here is said again after the next join, which carries the slots as well.
      await signaling.request('member:set', { room, ...fields }).catch(() => {});
    });
    watch(() => {
      void tell({ ...(held.value ? NOTHING : slotsOn(sources)), held: held.value });
    }, until);
    this.#held = held;
    this.#sources = sources;
    this.#until = until;
  }

  readonly #held: ReadonlySignal<boolean>;
  readonly #sources: Sources;
  readonly #until: AbortSignal;

  /** From now on, everything goes to this backend. */
  publishTo(backend: MediaBackend): void {
    for (const slot of DEVICES) {
      const source = this.#sources[slot];
      watch(() => {
        backend
          .publish(slot, (!this.#held.value && source.track.value) || null)
          .catch((error) => log.warn(`the ${slot} could not be sent`, error));
      }, this.#until);
    }
  }
}
