import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { RoomSettings } from '../../src/protocol/room-doc.ts';

/** A room that somebody has set up before anybody meets in it, and that is there while nobody does. */
export interface ConfiguredRoom {
  readonly id: RoomId;
  /** Who has set it up. */
  readonly by: UserId;
  /** In milliseconds since the epoch. */
  readonly created: number;
  /** How it is whenever it opens. */
  readonly settings: Pick<
    RoomSettings,
    'title' | 'description' | 'capacity' | 'locked' | 'waiting' | 'layout'
  >;
  /** Who hosts it, whoever comes first. */
  readonly hosts: readonly UserId[];
}

/** Where rooms are kept that were set up. */
export interface ConfiguredRooms {
  get(id: RoomId): Promise<ConfiguredRoom | undefined>;
  /** Changes a room atomically; the recipe is pure, and may run again. Undefined stands for one that is not there. */
  change(
    id: RoomId,
    recipe: (room: ConfiguredRoom | undefined) => ConfiguredRoom | undefined,
  ): Promise<{ before: ConfiguredRoom | undefined; after: ConfiguredRoom | undefined }>;
  /** By id; those of one person where it is named. */
  list(
    by: UserId | undefined,
    part: { readonly after?: RoomId | undefined; readonly limit: number },
  ): Promise<{ readonly rooms: readonly ConfiguredRoom[]; readonly more: boolean }>;
}
