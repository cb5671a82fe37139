import type { Blocks } from '../blocks/blocks.ts';
import type { Calls } from '../calls/calls.ts';
import type { MissedCalls } from '../missed/missed-calls.ts';
import type { Notices } from '../notices/notices.ts';
import type { Subscriptions } from '../push/subscriptions.ts';
import type { ConfiguredRooms } from '../rooms/configured-rooms.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import type { ChatLog } from './chat-log.ts';
import type { QualityReports } from './quality-reports.ts';

/** What outlives the server, where it is kept in a database. */
export interface Stores {
  readonly chatLog: ChatLog;
  readonly missed: MissedCalls;
  readonly notices: Notices;
  readonly reports: QualityReports;
  readonly subscriptions: Subscriptions;
  readonly calls: Calls;
  readonly configuredRooms: ConfiguredRooms;
  readonly blocks: Blocks;
  /** What sites are to be told. */
  readonly deliveries: Deliveries;
}
