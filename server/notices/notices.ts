import type { UserId } from '../../src/protocol/ids.ts';
import type { Notice } from '../../src/protocol/notice.ts';

/** Where people's notices are kept, newest first. */
export interface Notices {
  of(user: UserId): Promise<readonly Notice[]>;
  /** Changes a person's list atomically; the recipe is pure, and may run again. Answers with both. */
  change(
    user: UserId,
    recipe: (notices: readonly Notice[]) => readonly Notice[],
  ): Promise<{ before: readonly Notice[]; after: readonly Notice[] }>;
}
