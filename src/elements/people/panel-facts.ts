import type { Signal } from '@preact/signals-core';
import type { Engine } from '../../engine/engine.ts';
import type { Hosting } from '../../engine/room/hosting.ts';
import type { Room } from '../../engine/room/room.ts';
import type { Waiting } from '../../protocol/hosting.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Localize } from '../base/localize.ts';
import type { Moderation } from './moderation.ts';

/** What is asked before it is done. */
export type Question =
  | { readonly kind: 'eject'; readonly member: Member }
  | { readonly kind: 'deny'; readonly waiting: Waiting }
  | { readonly kind: 'end' };

/** What the parts of the panel draw from. */
export interface PanelFacts {
  readonly engine: Engine;
  readonly room: Room;
  /** Undefined until it is loaded: nobody has a say until then. */
  readonly hosting: Hosting | undefined;
  readonly moderation: Moderation;
  readonly words: Localize;
  /** In milliseconds since the epoch; goes on by itself. */
  readonly now: number;
  /** Whose menu is open. */
  readonly menu: Signal<MemberId | undefined>;
  readonly question: Signal<Question | undefined>;
  readonly isEditing: Signal<boolean>;
}
