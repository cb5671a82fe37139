import { memoryLimiters } from '../limits/limiters.ts';
import { memoryShared } from './memory-shared.ts';
import type { Node } from './node.ts';

/** The only process of a server. */
export const memoryNode = (until: AbortSignal, onError: (error: unknown) => void): Node => ({
  shared: memoryShared(until, onError),
  limiters: memoryLimiters,
  isReady: () => true,
  join: () => {},
  begin: async () => {},
  end: async () => {},
});
