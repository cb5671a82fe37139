import { signal } from '@preact/signals-core';
import type { MemberId } from '../../protocol/ids.ts';
import type { Layout, RoomSettings } from '../../protocol/room-doc.ts';

/** How this person wants to see the call, for all elements that show it. */
export class StageChoice {
  /** Undefined: as the page has it, or a host. */
  readonly layout = signal<Layout | undefined>(undefined);
  /** What the page has; undefined: what a host has set. */
  readonly page = signal<Layout | undefined>(undefined);
  /** Who is kept on the stage, whoever speaks. */
  readonly pinned = signal<MemberId | undefined>(undefined);

  /** The layout that is shown, with what a host has set. Reads signals. */
  shown({ layout }: Pick<RoomSettings, 'layout'>): Layout {
    return this.layout.value ?? this.page.value ?? layout ?? 'auto';
  }
}
