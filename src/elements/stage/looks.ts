import { computed, signal } from '@preact/signals-core';
import { nothing } from 'lit';
import type { Room } from '../../engine/room/room.ts';
import { later } from '../base/later.ts';
import { person } from './person.ts';
import { screenKey } from './places.ts';
import type { Look, Tile } from './tile.ts';
import type { VideoGrid } from './video-grid.ts';

export const screenPart = later(() => import('./screens.ts'));
export const layoutPart = later(() => import('./layouts.ts'));

/** What all tiles of a stage have to know of it. */
export class StageFacts {
  readonly floats = signal(false);
  /** Whether there are so many that one of them can be chosen. */
  readonly isMany = signal(false);
}

const EMPTY: Look = { attributes: {}, content: nothing, picture: undefined };

/** How somebody's tile looks, or that of somebody's screen. Only what it shows makes it look otherwise. */
export function lookOf(
  key: string,
  room: Room,
  host: VideoGrid,
  stage: StageFacts,
): (tile: Tile) => Look {
  const member = computed(() =>
    room.members.find((one) => one.id === key || screenKey(one) === key),
  );
  const id = member.peek()?.id ?? key;
  const health = computed(() => room.health.members.value.get(id));
  const sent = computed(() => room.carrier.streams.value.get(id));
  const link = computed(() => room.carrier.links.value.get(id));
  const isMe = computed(() => room.roster.me.value?.id === id);
  const isSpeaking = computed(() => room.voices.speaking.value.has(id));
  const camera = computed(() =>
    isMe.value ? ownCamera(host) : member.value?.camera ? sent.value?.camera : undefined,
  );
  const isGood = computed(() => {
    const { value } = room.quality;
    return ((isMe.value ? value : value.members.get(id))?.level ?? 'good') === 'good';
  });
  const isHidden = computed(() => member.value === undefined);
  return (tile) => {
    if (isHidden.value || !member.value) return EMPTY;
    const { words } = host;
    const isMany = stage.isMany.value;
    if (id !== key) {
      const { screenTile } = screenPart(host) ?? {};
      return screenTile?.(member.value, sent.value?.screen, health.value, words, tile) ?? EMPTY;
    }
    const facts = {
      member: member.value,
      isMe: isMe.value,
      picture: camera.value,
      health: health.value,
      link: link.value,
      isSpeaking: isSpeaking.value,
      isFloating: isMe.value && stage.floats.value,
      extras:
        isMany || !isGood.value || member.value.hand !== null
          ? layoutPart(host)?.extras(member.value, room, words, { isMany, isGood: isGood.value })
          : nothing,
    };
    return person(facts, words, tile);
  };
}

function ownCamera({ engine }: VideoGrid): MediaStreamTrack | undefined {
  const camera = engine?.sources.camera;
  return camera?.on.value ? camera.track.value : undefined;
}
