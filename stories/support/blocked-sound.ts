import { computed } from '@preact/signals-core';
import type { OpenBackend } from '../../src/backends/backend.ts';
import { canvasBackend } from '../../src/testing/canvas-backend.ts';
import { silence } from '../../src/testing/canvas-capture.ts';

/** The others send sound. */
const sounding: OpenBackend = async (name, context) => {
  const backend = await canvasBackend(name, context);
  const sound = silence();
  const streams = computed(
    () =>
      new Map(
        [...backend.streams.value].map(([id, tracks]) => [id, { ...tracks, microphone: sound }]),
      ),
  );
  return { ...backend, streams };
};

/** A browser that plays nothing before there was a gesture. */
export const blockedSound = {
  parts: { openBackend: sounding },
  beforeEach: () => {
    const { play } = HTMLAudioElement.prototype;
    HTMLAudioElement.prototype.play = () =>
      Promise.reject(new DOMException('a gesture is wanted', 'NotAllowedError'));
    return () => {
      HTMLAudioElement.prototype.play = play;
    };
  },
};
