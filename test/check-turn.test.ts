import assert from 'node:assert/strict';
import { test } from 'node:test';

test('the check of TURN finds all that it is made of', async () => {
  const { askServer } = await import('../scripts/check-turn-server.mjs');
  // Nobody listens there: what it says is the error that it takes from the server's sources.
  await assert.rejects(askServer('http://127.0.0.1:1', {}), { name: 'ConfigError' });
});
