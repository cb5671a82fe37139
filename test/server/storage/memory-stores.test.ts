import { memoryStores } from '../../../server/storage/memory-stores.ts';
import { storesContract } from '../contracts/stores.ts';

storesContract('in memory', async () => {
  const stores = memoryStores();
  return { node: async () => stores, close: async () => {} };
});
