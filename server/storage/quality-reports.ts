import type { MemberId, RoomId, UserId } from '../../src/protocol/ids.ts';
import type { QualityReport } from '../../src/protocol/quality-report.ts';

/** How a call was for one page of a member. */
export interface KeptReport extends Omit<QualityReport, 'stay'> {
  readonly by: { readonly member: MemberId; readonly user: UserId };
  /** When it was last reported, in milliseconds since the epoch. */
  readonly at: number;
}

/** Where it is kept how calls were. */
export interface QualityReports {
  /** Keeps a report, in the place of an earlier one of the same page. */
  put(report: KeptReport): Promise<void>;
  /** All of one call or room: who reported longest ago first. */
  of(room: RoomId): Promise<readonly KeptReport[]>;
}
