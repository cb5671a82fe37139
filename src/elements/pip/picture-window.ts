import { computed, signal } from '@preact/signals-core';
import { watch } from '../../base/watch.ts';
import type { Room } from '../../engine/room/room.ts';
import type { Box } from '../../engine/room/sight.ts';
import type { CallElement } from '../base/call-element.ts';
import { streamOf } from '../stage/stream-of.ts';
import { NameCard } from './name-card.ts';
import { choosePicture } from './picture-choice.ts';
import type { Open } from './pip.ts';

/** Out of sight, and still there: what is not displayed at all is not played either. */
const HIDDEN = {
  position: 'fixed',
  inset: '0 auto auto 0',
  inlineSize: '1px',
  blockSize: '1px',
  opacity: '0',
  pointerEvents: 'none',
};

/** The picture that has the stage, in the browser's small window for pictures: another one as the floor goes on. */
export const openPicture: Open = async ({ host, engine, until, closed }) => {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, autoplay: true, playsInline: true, ariaHidden: 'true' });
  Object.assign(video.style, HIDDEN);
  document.body.append(video);
  const end = (): void => {
    if (document.pictureInPictureElement === video) {
      document.exitPictureInPicture().catch(() => {
        // It has gone by itself meanwhile.
      });
    }
    video.srcObject = null;
    video.remove();
  };
  until.addEventListener('abort', end, { once: true });

  const card = new NameCard(until);
  const size = signal<Box>({ width: 0, height: 0 });
  const picture = computed(() => {
    const room = engine.room.value;
    return room && pictureOf(room);
  });
  watch(() => {
    const { track, name } = picture.value ?? {};
    if (!track) card.show(name ?? (host as CallElement).words.term('waitingForOthers'));
    const shown = track ?? card.track;
    const stream = shown && streamOf(shown);
    // What is given the same stream again starts anew.
    if (stream && video.srcObject !== stream) video.srcObject = stream;
  }, until);
  watch(() => tellSight(engine.room.value, picture.value, size.value, video), until);
  until.addEventListener('abort', () =>
    tellSight(engine.room.peek(), undefined, size.peek(), video),
  );

  if (video.readyState < HTMLMediaElement.HAVE_METADATA) {
    await new Promise((resolve) => {
      video.addEventListener('loadedmetadata', resolve, { once: true, signal: until });
      until.addEventListener('abort', resolve, { once: true });
    });
  }
  if (until.aborted) return;
  const small = await video.requestPictureInPicture();
  const measure = (): void => {
    const { width, height } = small;
    size.value = { width: width * devicePixelRatio, height: height * devicePixelRatio };
  };
  measure();
  small.addEventListener('resize', measure, { signal: until });
  video.addEventListener('leavepictureinpicture', closed, { once: true });
  if (until.aborted) end();
};

interface Picture {
  readonly member: string;
  readonly name: string;
  readonly slot: 'screen' | 'camera' | undefined;
  readonly track: MediaStreamTrack | undefined;
}

function pictureOf({ roster, stage, voices, carrier }: Room): Picture | undefined {
  const { spotlight } = roster.doc.value.info;
  const kept = [stage.pinned.value, spotlight];
  const choice = choosePicture(roster.others.value, kept, voices.active.value);
  if (!choice) return undefined;
  const { member, slot } = choice;
  const track = slot && carrier.streams.value.get(member.id)?.[slot];
  return { member: member.id, name: member.name, slot, track };
}

/** Says that this picture is seen, so large, and no other in this window. */
function tellSight(
  room: Room | undefined,
  picture: Picture | undefined,
  size: Box,
  viewer: object,
): void {
  for (const { id } of room?.roster.others.peek() ?? []) {
    for (const slot of ['screen', 'camera'] as const) {
      const isShown = picture?.member === id && picture.slot === slot;
      if (isShown) room?.sight.show(id, slot, size, viewer);
      else room?.sight.hide(id, slot, viewer);
    }
  }
}
