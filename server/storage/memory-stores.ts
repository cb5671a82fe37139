import { MemoryBlocks } from '../blocks/memory-blocks.ts';
import { MemoryCalls } from '../calls/memory-calls.ts';
import { MemoryMissedCalls } from '../missed/memory-missed-calls.ts';
import { MemoryNotices } from '../notices/memory-notices.ts';
import { MemorySubscriptions } from '../push/memory-subscriptions.ts';
import { MemoryConfiguredRooms } from '../rooms/memory-configured-rooms.ts';
import { MemoryDeliveries } from '../webhooks/memory-deliveries.ts';
import { MemoryChatLog } from './memory-chat-log.ts';
import { MemoryQualityReports } from './memory-quality-reports.ts';
import type { Stores } from './stores.ts';

/** All stores in the memory of one server process: what is in them ends with it. */
export const memoryStores = (): Stores => ({
  chatLog: new MemoryChatLog(),
  missed: new MemoryMissedCalls(),
  notices: new MemoryNotices(),
  reports: new MemoryQualityReports(),
  subscriptions: new MemorySubscriptions(),
  calls: new MemoryCalls(),
  configuredRooms: new MemoryConfiguredRooms(),
  blocks: new MemoryBlocks(),
  deliveries: new MemoryDeliveries(),
});
