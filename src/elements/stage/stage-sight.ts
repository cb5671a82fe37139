import type { Room } from '../../engine/room/room.ts';
import { type Places, screenKey } from './places.ts';

/** Says what of the others is seen on a stage, so that nobody sends more: how large, and nothing while it is out of sight. */
export class StageSight {
  readonly #room: Room;
  readonly #observer: IntersectionObserver;
  readonly #window: typeof globalThis;
  readonly #hidden = new AbortController();
  #isInSight = true;
  #places: Places['tiles'] = new Map();

  constructor(room: Room, stage: Element) {
    this.#room = room;
    // A stage may be in another window than the page, which is seen while the page is not.
    const { ownerDocument } = stage;
    this.#window = ownerDocument.defaultView as typeof globalThis;
    this.#observer = new this.#window.IntersectionObserver((entries) => {
      this.#isInSight = entries.at(-1)?.isIntersecting ?? true;
      this.#tell();
    });
    this.#observer.observe(stage);
    ownerDocument.addEventListener('visibilitychange', () => this.#tell(), {
      signal: this.#hidden.signal,
    });
  }

  /** The tiles have these places now. */
  place({ tiles }: Places): void {
    this.#places = tiles;
    this.#tell();
  }

  close(): void {
    this.#observer.disconnect();
    this.#hidden.abort();
    this.#places = new Map();
    this.#tell();
  }

  #tell(): void {
    const { sight, roster } = this.#room;
    const { devicePixelRatio: scale, document } = this.#window;
    const isInSight = this.#isInSight && !document.hidden;
    for (const member of roster.others.peek()) {
      for (const [slot, key] of [
        ['camera', member.id],
        ['screen', screenKey(member)],
      ] as const) {
        const place = isInSight ? this.#places.get(key) : undefined;
        const box = place && { width: place.width * scale, height: place.height * scale };
        if (box) sight.show(member.id, slot, box, this);
        else sight.hide(member.id, slot, this);
      }
    }
  }
}
