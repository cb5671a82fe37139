import type { Room } from '../../engine/room/room.ts';
import { type Places, screenKey } from './places.ts';

/** Says what of the others is seen on a stage, so that nobody sends more: how large, and nothing while it is out of sight. */
export class StageSight {
  readonly #room: Room;
  readonly #observer: IntersectionObserver;
  #isInSight = true;
  #places: Places['tiles'] = new Map();

  constructor(room: Room, stage: Element) {
    this.#room = room;
    this.#observer = new IntersectionObserver((entries) => {
      this.#isInSight = entries.at(-1)?.isIntersecting ?? true;
      this.#tell();
    });
    this.#observer.observe(stage);
  }

  /** The tiles have these places now. */
  place({ tiles }: Places): void {
    this.#places = tiles;
    this.#tell();
  }

  close(): void {
    this.#observer.disconnect();
    this.#places = new Map();
    this.#tell();
  }

  #tell(): void {
    const { sight, roster } = this.#room;
    const scale = devicePixelRatio;
    for (const member of roster.others.peek()) {
      for (const [slot, key] of [
        ['camera', member.id],
        ['screen', screenKey(member)],
      ] as const) {
        const place = this.#isInSight ? this.#places.get(key) : undefined;
        const box = place && { width: place.width * scale, height: place.height * scale };
        if (box) sight.show(member.id, slot, box, this);
        else sight.hide(member.id, slot, this);
      }
    }
  }
}
