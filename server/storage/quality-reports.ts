import type { MemberId, RoomId, UserId } from '../../src/protocol/ids.ts';
import type { QualityReport } from '../../src/protocol/quality-report.ts';

/** How a call was for one page of a member. */
export interface KeptReport extends Omit<QualityReport, 'stay'> {
  readonly by: { readonly member: MemberId; readonly user: UserId };
  /** When it was last reported, in milliseconds since the epoch. */
  readonly at: number;
}

/** Reports that are kept of one room, and read of it at a time; who reported longest ago is forgotten first. */
export const OF_ROOM = 2_000;

/** Whose report it is: of one page of a member, of which there may be several after each other. */
export type ReportedPage = Pick<KeptReport, 'room' | 'instance'> & {
  readonly by: Pick<KeptReport['by'], 'member'>;
};

/** Where it is kept how calls were. */
export interface QualityReports {
  /** What one page has reported last. */
  get(page: ReportedPage): Promise<KeptReport | undefined>;
  /** Keeps a report, in the place of an earlier one of the same page. */
  put(report: KeptReport): Promise<void>;
  /** Those of one call or room, so many of the latest: who reported longest ago first. */
  of(room: RoomId, most?: number): Promise<readonly KeptReport[]>;
}
