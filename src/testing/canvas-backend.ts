import { effect, signal } from '@preact/signals-core';
import type { LinkState, MediaBackend, OpenBackend, Tracks } from '../backends/backend.ts';
import type { MemberId } from '../protocol/ids.ts';
import { movingCanvas } from './moving-canvas.ts';

/** A backend without connections: whoever has the camera on is seen as a moving canvas. */
export const canvasBackend: OpenBackend = async (_name, { me, members }) => {
  const streams = signal<ReadonlyMap<MemberId, Tracks>>(new Map());
  const links = signal<ReadonlyMap<MemberId, LinkState>>(new Map());

  const stop = effect(() => {
    const others = members.value.filter(({ id }) => id !== me.value?.id);
    const before = streams.peek();
    const after = new Map<MemberId, Tracks>();
    for (const { id, name, camera } of others) {
      const shown = before.get(id)?.camera;
      if (camera) after.set(id, { camera: shown ?? movingCanvas(name) });
      else after.set(id, {});
    }
    for (const [id, { camera }] of before) if (after.get(id)?.camera !== camera) camera?.stop();
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
    sample: async () => new Map(),
    close() {
      stop();
      for (const { camera } of streams.peek().values()) camera?.stop();
      streams.value = new Map();
    },
  };
  return backend;
};
