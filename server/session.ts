import type { SessionId, UserId } from '../src/protocol/ids.ts';

/** Who asks: one signed-in connection of one page. */
export interface Session {
  readonly id: SessionId;
  readonly user: UserId;
  readonly name: string;
}
