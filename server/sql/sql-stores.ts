import type { Stores } from '../storage/stores.ts';
import type { Database } from './database.ts';
import { SqlBlocks } from './sql-blocks.ts';
import { SqlCalls } from './sql-calls.ts';
import { SqlChatLog } from './sql-chat-log.ts';
import { SqlConfiguredRooms } from './sql-configured-rooms.ts';
import { SqlDeliveries } from './sql-deliveries.ts';
import { sqlMissedCalls } from './sql-missed-calls.ts';
import { sqlNotices } from './sql-notices.ts';
import { SqlQualityReports } from './sql-quality-reports.ts';
import { SqlSubscriptions } from './sql-subscriptions.ts';

/** All stores in one database. */
export const sqlStores = (database: Database): Stores => ({
  chatLog: new SqlChatLog(database),
  missed: sqlMissedCalls(database),
  notices: sqlNotices(database),
  reports: new SqlQualityReports(database),
  subscriptions: new SqlSubscriptions(database),
  calls: new SqlCalls(database),
  configuredRooms: new SqlConfiguredRooms(database),
  blocks: new SqlBlocks(database),
  deliveries: new SqlDeliveries(database),
});
