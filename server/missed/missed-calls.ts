import type { UserId } from '../../src/protocol/ids.ts';
import type { MissedCall } from '../../src/protocol/missed.ts';

/** Where it is kept what people missed, newest first. */
export interface MissedCalls {
  of(user: UserId): Promise<readonly MissedCall[]>;
  /** Changes a person's list atomically; the recipe is pure. Answers with both. */
  change(
    user: UserId,
    recipe: (calls: readonly MissedCall[]) => readonly MissedCall[],
  ): Promise<{ before: readonly MissedCall[]; after: readonly MissedCall[] }>;
}
