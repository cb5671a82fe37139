import type { Shared } from '../../../server/nodes/shared.ts';

/** What goes on, as two nodes see it; where there is one process alone, both are the same. */
export interface TwoNodes {
  readonly one: Shared;
  readonly other: Shared;
  end(): Promise<void>;
}
