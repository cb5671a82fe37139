import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { ApiTown, rung } from '../../support/api-town.ts';

describe('blocked people by HTTP', () => {
  const town = new ApiTown();
  before(() => town.begin());
  afterEach(() => town.leave());
  after(() => town.end());

  it('ring nobody who has blocked them, and find them offline', async () => {
    const [alice, bob] = town.people();
    const page = await town.page(bob);
    const [caller, callee] = [await town.api(alice), await town.api(bob)];
    assert.deepEqual(await callee.post('/blocks', { user: alice }), { blocked: [alice] });
    assert.deepEqual(await callee.get('/blocks'), { blocked: [alice] });
    assert.deepEqual(await caller.get('/blocks'), { blocked: [] });
    assert.equal((await caller.post('/calls', { to: [bob] })).reason, 'offline');
    assert.deepEqual(await callee.delete(`/blocks/${alice}`), { blocked: [] });
    const rings = rung(page);
    await caller.post('/calls', { to: [bob] });
    assert.equal((await rings).invite.from.user, alice);
    assert.equal(await callee.refused('POST', '/blocks', { user: bob }), '400 invalid');
    assert.equal(await callee.refused('POST', '/blocks', {}), '400 invalid');
  });
});
