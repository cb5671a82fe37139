import type { Going } from './outgoing-state.ts';

/** What the server is told of an invitation, whenever it is said. */
export const payloadOf = ({ id, to, video, seconds }: Extract<Going, { status: 'calling' }>) => ({
  id,
  to: [...to],
  video,
  ...(seconds !== undefined && { seconds }),
});
