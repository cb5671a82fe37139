import type { Engine } from '../../engine/engine.ts';
import type { Room } from '../../engine/room/room.ts';
import { REACTIONS, type Reaction } from '../../protocol/reaction.ts';
import { LAYOUTS, type Layout } from '../../protocol/room-doc.ts';
import { act } from '../base/act.ts';
import type { Localize } from '../base/localize.ts';

export interface MenuItem {
  readonly label: string;
  /** What is seen of it, where that is not the label. */
  readonly face?: string;
  /** For what is chosen among others: whether it is this. */
  readonly isChosen?: boolean;
  readonly choose: (host: HTMLElement, engine: Engine) => void;
}

/** What a button offers when it is pressed. */
export interface Menu {
  readonly items: (engine: Engine, room: Room, words: Localize) => readonly MenuItem[];
  /** Side by side, rather than one below the other. */
  readonly isRow: boolean;
  /** Whether it stays open when something was chosen. */
  readonly stays: boolean;
}

const NAMES = {
  auto: 'layoutAuto',
  grid: 'layoutGrid',
  speaker: 'layoutSpeaker',
  gallery: 'layoutGallery',
} as const satisfies Record<Layout, string>;

export const LAYOUT_MENU: Menu = {
  isRow: false,
  stays: false,
  items: (_engine, { stage, roster }, words) => {
    const now = stage.shown(roster.doc.value.info);
    return LAYOUTS.map((layout) => ({
      label: words.term(NAMES[layout]),
      isChosen: layout === now,
      choose: (host, engine) => {
        act(host, engine, 'call-toggle', { slot: 'layout', on: layout }, ({ room }) => {
          if (room.value) room.value.stage.layout.value = layout;
        });
      },
    }));
  },
};

export const REACTION_MENU: Menu = {
  isRow: true,
  stays: true,
  items: (_engine, _room, words) =>
    REACTIONS.map((emoji: Reaction) => ({
      label: words.term('reactionName', emoji),
      face: emoji,
      choose: (host, engine) => {
        act(host, engine, 'call-toggle', { slot: 'reaction', on: emoji }, async ({ room }) =>
          (await room.value?.hosting.load())?.react(emoji),
        );
      },
    })),
};
