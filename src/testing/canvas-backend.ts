import { effect, signal } from '@preact/signals-core';
import type { LinkState, MediaBackend, OpenBackend, Tracks } from '../backends/backend.ts';
import type { MemberId } from '../protocol/ids.ts';
import { movingScreen } from './canvas-screen.ts';
import { movingCanvas } from './moving-canvas.ts';

/** A backend without connections: whoever has the camera on, or shares the screen, is seen as a moving canvas. */
export const canvasBackend: OpenBackend = async (_name, { me, members }) => {
  const streams = signal<ReadonlyMap<MemberId, Tracks>>(new Map());
  const links = signal<ReadonlyMap<MemberId, LinkState>>(new Map());

  const stop = effect(() => {
    const others = members.value.filter(({ id }) => id !== me.value?.id);
    const before = streams.peek();
    const after = new Map<MemberId, Tracks>();
    for (const { id, name, camera, screen } of others) {
      const shown = before.get(id);
      after.set(id, {
        ...(camera && { camera: shown?.camera ?? movingCanvas(name) }),
        ...(screen && { screen: shown?.screen ?? movingScreen() }),
      });
    }
    for (const [id, { camera, screen }] of before) {
      if (after.get(id)?.camera !== camera) camera?.stop();
      if (after.get(id)?.screen !== screen) screen?.stop();
    }
    streams.value = after;
    links.value = new Map(
      others.map(({ id, connected }) => [id, connected ? 'connected' : 'reconnecting']),
    );
  });

  const backend: MediaBackend = {
    streams,
    links,
    publish: async () => {},
    refresh: () => {},
    configure: () => {},
    levels: () => new Map(),
    arriving: () => new Set(),
    prefer: () => {},
    limit: () => {},
    sample: async () => new Map(),
    close() {
      stop();
      for (const tracks of streams.peek().values()) {
        for (const track of Object.values(tracks)) track.stop();
      }
      streams.value = new Map();
    },
  };
  return backend;
};
