import { html, render } from 'lit';
import '../../src/elements/provider/call-provider.ts';
import '../../src/elements/stage/video-grid.ts';
import { computed } from '@preact/signals-core';
import type { LinkState, OpenBackend, Tracks } from '../../src/backends/backend.ts';
import { movingCanvas } from '../../src/testing/moving-canvas.ts';
import { crowd } from '../../stories/support/crowd.ts';
import { Scene } from '../../stories/support/scene.ts';
import { eventually } from '../../test/support/until.ts';
import { frame, frameTimes, quantile } from './frame-times.ts';

/** A stage, as each way has it. */
interface Shown {
  /** Has so many people on it. */
  show(count: number): void;
  /** Has this one speak, and nobody else. */
  speak(index: number): void;
  /** How many pictures are to be seen. */
  pictures(): number;
  end(): void;
}

const SIZE = 'block-size: 720px; inline-size: 1280px';
/** Pictures that move, of which everybody has one: drawing is not what is measured. */
const SOURCES = ['red', 'green', 'blue', 'grey'].map(movingCanvas);
const pictureOf = (index: number): MediaStreamTrack => {
  const source = SOURCES[index % SOURCES.length];
  if (!source) throw new Error('there are no pictures');
  return source.clone();
};

/** A backend that has a picture of everybody at once. */
const pictured: OpenBackend = (_name, { me, members }) => {
  const others = computed(() => members.value.filter(({ id }) => id !== me.value?.id));
  const known = new Map<string, Tracks>();
  const tracksOf = (id: string): Tracks => {
    const tracks = known.get(id) ?? { camera: pictureOf(known.size) };
    known.set(id, tracks);
    return tracks;
  };
  const link: LinkState = 'connected';
  return {
    streams: computed(() => new Map(others.value.map(({ id }) => [id, tracksOf(id)]))),
    links: computed(() => new Map(others.value.map(({ id }) => [id, link]))),
    publish: async () => {},
    refresh: () => {},
    configure: () => {},
    levels: () => new Map(),
    arriving: () => new Set(),
    prefer: () => {},
    limit: () => {},
    sample: async () => new Map(),
    close: () => {},
  };
};

/** Our stage, with everybody on it at once. */
async function ours(): Promise<Shown> {
  render(
    html`<call-provider><video-grid layout="grid" style=${SIZE}></video-grid></call-provider>`,
    document.body,
  );
  const provider = document.querySelector('call-provider');
  const grid = document.querySelector('video-grid');
  if (!provider || !grid) throw new Error('nothing is shown');
  const scene = new Scene(provider, {}, { openBackend: pictured });
  await scene.meet();
  const room = await scene.room;
  return {
    show: (count) => crowd(room, count - 1, { camera: true }),
    speak(index) {
      const { id } = room.members[index % room.members.length] ?? {};
      room.voices.speaking.value = new Set(id === undefined ? [] : [id]);
    },
    pictures: () => grid.shadowRoot?.querySelectorAll('video:not(.blank)').length ?? 0,
    end() {
      scene.engine.close();
      scene.server.close();
      render(null, document.body);
    },
  };
}

/** Boxes with a picture and a name in a grid of the browser's own, and nothing else. */
async function bare(): Promise<Shown> {
  const grid = document.createElement('div');
  grid.style.cssText = `${SIZE}; display: grid; gap: 8px; font: 13px system-ui`;
  document.body.replaceChildren(grid);
  const box = (index: number): HTMLElement => {
    const tile = document.createElement('div');
    tile.style.cssText = 'position: relative; overflow: hidden; border-radius: 12px; min-width: 0';
    const video = document.createElement('video');
    video.style.cssText = 'width: 100%; height: 100%; object-fit: cover';
    video.muted = true;
    video.srcObject = new MediaStream([pictureOf(index)]);
    void video.play();
    const name = document.createElement('span');
    name.style.cssText = 'position: absolute; left: 6px; bottom: 6px';
    name.textContent = `Person ${index}`;
    tile.append(video, name);
    return tile;
  };
  return {
    show(count) {
      while (grid.children.length > count) grid.lastElementChild?.remove();
      while (grid.children.length < count) grid.append(box(grid.children.length));
      const columns = Math.ceil(Math.sqrt(count));
      grid.style.gridTemplate = `repeat(${Math.ceil(count / columns)}, minmax(0, 1fr)) / repeat(${columns}, 1fr)`;
    },
    speak(index) {
      for (const [at, tile] of [...grid.children].entries()) {
        (tile as HTMLElement).style.outline = at === index ? '3px solid blue' : '';
      }
    },
    pictures: () =>
      [...grid.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 2).length,
    end: () => grid.remove(),
  };
}

const WAYS: Record<string, () => Promise<Shown>> = { bare, ours };

/** Has people come one after the other, speak in turn and go again, and says how long frames took; in milliseconds. */
async function measure(way: string, count: number, frames: number) {
  const shown = await WAYS[way]?.();
  if (!shown) throw new Error(`there is no ${way}`);
  shown.show(2);
  await eventually(() => shown.pictures() >= 1);
  await frame();
  const steps = count - 2;
  const many = (index: number): number => 2 + Math.round((steps * (index + 1)) / frames);
  const come = await frameTimes(frames, (index) => shown.show(many(index)));
  await eventually(() => shown.pictures() >= count - 1);
  const speak = await frameTimes(frames, (index) => {
    if (index % 6 === 0) shown.speak((index / 6) % count);
  });
  const go = await frameTimes(frames, (index) => shown.show(many(frames - 2 - index)));
  shown.end();
  const of = (name: string, times: readonly number[]) => ({
    [`${name}, median`]: quantile(times, 0.5),
    [`${name}, 95th`]: quantile(times, 0.95),
    [`${name}, worst`]: quantile(times, 1),
  });
  return { ...of('come', come), ...of('speak', speak), ...of('go', go) };
}

Object.assign(globalThis, { measure });
