const streams = new WeakMap<MediaStreamTrack, MediaStream>();

/** A stream of just this track, the same one each time, so that a video element need not start anew. */
export function streamOf(track: MediaStreamTrack): MediaStream {
  const stream = streams.get(track) ?? new MediaStream([track]);
  streams.set(track, stream);
  return stream;
}
