import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { MediaBackend } from '../../backends/backend.ts';
import { log } from '../../base/log.ts';
import { latest } from '../../base/serial.ts';
import { watch } from '../../base/watch.ts';
import { hint } from '../../media/content-hint.ts';
import type { Screen } from '../../media/screen.ts';
import { slotsOn } from '../../media/slots-on.ts';
import type { Sources } from '../../media/source.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { SLOTS, type Slot, type SlotsOn } from '../../protocol/slot.ts';
import type { Signaling } from '../../signaling/signaling.ts';

interface Parts {
  readonly room: RoomId;
  /** Whether the call is on hold: then nothing is sent. */
  readonly held: ReadonlySignal<boolean>;
  readonly sources: Sources;
  readonly screen: Screen;
  readonly signaling: Signaling;
  readonly me: ReadonlySignal<Member | undefined>;
  readonly until: AbortSignal;
}

type Told = SlotsOn & Pick<Member, 'held'>;
const KEYS = [...SLOTS, 'held'] as const;
const NOTHING = Object.fromEntries(SLOTS.map((slot) => [slot, false])) as SlotsOn;

/**
 * Brings this device's sources and its screen into the room: the tracks to the backend, and the truth about them to the
 * document.
 */
export class Publisher {
  /** Which slots the others can hear and see. */
  readonly slots: ReadonlySignal<SlotsOn>;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    const { room, held, sources, screen, signaling, me, until } = parts;
    this.#parts = parts;
    this.slots = computed(() => {
      const { value: shared } = screen.tracks;
      const sound = shared?.['screen-audio'];
      const own = { screen: shared !== undefined, 'screen-audio': sound !== undefined };
      return held.value ? NOTHING : { ...slotsOn(sources), ...own };
    });
    const tell = latest<Told>(async (fields) => {
      const said = me.value;
      const isSaid = said && KEYS.every((key) => said[key] === fields[key]);
      if (until.aborted || isSaid) return;
      // What fails here is said again after the next join, which carries the slots as well.
      await signaling.request('member:set', { room, ...fields }).catch(() => {});
    });
    watch(() => {
      void tell({ ...this.slots.value, held: held.value });
    }, until);
  }

  /** From now on, everything goes to this backend. */
  publishTo(backend: MediaBackend): void {
    for (const slot of SLOTS) {
      const track = computed(() => this.#track(slot));
      watch(() => {
        if (track.value) hint(slot, track.value);
        backend
          .publish(slot, track.value ?? null)
          .catch((error) => log.warn(`the ${slot} could not be sent`, error));
      }, this.#parts.until);
    }
  }

  #track(slot: Slot): MediaStreamTrack | undefined {
    const { held, sources, screen } = this.#parts;
    if (held.value) return undefined;
    if (slot === 'microphone' || slot === 'camera') return sources[slot].track.value;
    return screen.tracks.value?.[slot];
  }
}
