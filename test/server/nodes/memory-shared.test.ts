import assert from 'node:assert/strict';
import { memoryShared } from '../../../server/nodes/memory-shared.ts';
import { sharedContract } from '../contracts/shared.ts';

sharedContract('in memory', async () => {
  const over = new AbortController();
  const only = memoryShared(over.signal, assert.ifError);
  return { one: only, other: only, end: async () => over.abort() };
});
