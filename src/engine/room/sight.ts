import { signal } from '@preact/signals-core';
import type { MemberId } from '../../protocol/ids.ts';

/** The slots in which there is something to see. */
export type Shown = 'camera' | 'screen';

/** Of a picture's box, in device pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * What of the others' pictures is seen on this page, as those say who show them. They are sent no larger than that, and
 * what nobody sees is not sent at all. As long as nobody has said anything of somebody, all of it is taken to be seen.
 */
export class Sight {
  /** Lines, by slot and member, and by who shows them. */
  readonly #views = signal<ReadonlyMap<string, ReadonlyMap<object, number>>>(new Map());

  /** A picture is shown in a box of so many device pixels. Where several show the same, the largest counts. */
  show(member: MemberId, slot: Shown, { width, height }: Box, viewer: object = this): void {
    // The lines of a picture that fills the box, in the shape that cameras have.
    this.#note(`${slot} ${member}`, viewer, Math.max(height, (width * 9) / 16));
  }

  /** A picture is out of sight, or not shown any more. */
  hide(member: MemberId, slot: Shown, viewer: object = this): void {
    this.#note(`${slot} ${member}`, viewer, 0);
  }

  /** How many lines are shown of a member's pictures; undefined where nobody has said. Reads a signal. */
  lines(member: MemberId, slot: Shown): number | undefined {
    const views = this.#views.value.get(`${slot} ${member}`);
    return views && Math.max(0, ...views.values());
  }

  #note(key: string, viewer: object, lines: number): void {
    const before = this.#views.peek();
    const views = new Map(before.get(key));
    if (before.has(key) && (views.get(viewer) ?? 0) === lines) return;
    if (lines > 0) views.set(viewer, lines);
    else views.delete(viewer);
    this.#views.value = new Map(before).set(key, views);
  }
}
