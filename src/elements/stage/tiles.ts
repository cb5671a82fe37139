import type { moved } from './moved.ts';
import type { Places } from './places.ts';
import { type Look, Tile } from './tile.ts';

/** The tiles on the stage, each by what it is known by. */
export class Tiles {
  readonly #tiles = new Map<string, Tile>();
  readonly #lookOf: (key: string) => (tile: Tile) => Look;

  constructor(lookOf: (key: string) => (tile: Tile) => Look) {
    this.#lookOf = lookOf;
  }

  /** Has these tiles in the stage, in this order. Those that stay are not touched: a picture that is moved starts anew. */
  show(stage: Element, keys: readonly string[]): void {
    for (const [key, tile] of this.#tiles) {
      if (keys.includes(key)) continue;
      tile.remove();
      this.#tiles.delete(key);
    }
    let next = stage.firstElementChild;
    for (const key of keys) {
      const tile = this.#tiles.get(key) ?? new Tile(this.#lookOf(key));
      this.#tiles.set(key, tile);
      if (tile.element === next) next = next.nextElementSibling;
      else stage.insertBefore(tile.element, next);
    }
  }

  place({ tiles }: Places, move?: typeof moved): void {
    for (const [key, tile] of this.#tiles) tile.place(tiles.get(key), move);
  }

  /** The tile of somebody, while it is in sight. */
  elementOf(key: string): HTMLElement | undefined {
    const element = this.#tiles.get(key)?.element;
    return element?.hidden ? undefined : element;
  }

  clear(): void {
    for (const tile of this.#tiles.values()) tile.remove();
    this.#tiles.clear();
  }
}
