import type { Room } from '../../engine/room/room.ts';
import type { Places } from './places.ts';
import { react } from './reaction.ts';
import { StageSight } from './stage-sight.ts';
import type { Tiles } from './tiles.ts';
import type { VideoGrid } from './video-grid.ts';

export { unsaid, whyOutside } from './unsaid.ts';

/** What a stage does once people are on it: says what is seen of them, and shows what they throw in. */
export class Afterwards {
  readonly #sight: StageSight;
  readonly #over = new AbortController();

  constructor(room: Room, tiles: Tiles, host: VideoGrid) {
    this.#sight = new StageSight(room, host);
    host.engine?.facts.on(
      'call-reaction',
      ({ member, emoji }) => {
        const tile = tiles.elementOf(member.id);
        if (tile) react(tile, emoji);
      },
      this.#over.signal,
    );
  }

  place(places: Places): void {
    this.#sight.place(places);
  }

  close(): void {
    this.#over.abort();
    this.#sight.close();
  }
}
