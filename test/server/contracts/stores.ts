import { describe } from 'node:test';
import { blocksContract } from './blocks.ts';
import { callsContract } from './calls.ts';
import { chatLogContract } from './chat-log.ts';
import { configuredRoomsContract } from './configured-rooms.ts';
import { deliveriesContract } from './deliveries.ts';
import { listsContract } from './lists.ts';
import type { OpenPlace } from './place.ts';
import { qualityReportsContract } from './quality-reports.ts';
import { subscriptionsContract } from './subscriptions.ts';

/** What holds for all that outlives calls, wherever it is kept. */
export function storesContract(place: string, open: OpenPlace): void {
  describe(`kept ${place},`, () => {
    chatLogContract(open);
    listsContract(open);
    qualityReportsContract(open);
    subscriptionsContract(open);
    callsContract(open);
    configuredRoomsContract(open);
    blocksContract(open);
    deliveriesContract(open);
  });
}
