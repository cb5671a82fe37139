import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { call } from '../../support/rules.ts';
import { Visitors } from '../../support/visitors.ts';

describe('an invitation that two connections of the caller send at once', () => {
  const visitors = new Visitors();
  afterEach(() => visitors.end());

  it('is one, into one call, and seats one of them', async () => {
    const [alice, second, bob] = [
      await visitors.person('alice'),
      await visitors.person('alice'),
      await visitors.person('bob'),
    ];
    const payload = call(['bob']);
    const both = await Promise.all([
      alice.ask('invite:send', payload),
      second.ask('invite:send', payload),
    ]);
    assert.equal(new Set(both.map(({ invite }) => invite.room)).size, 1);
    assert.equal(both.filter(({ joined }) => joined).length, 1);
    const { room } = await bob.accept(payload.id);
    assert.equal(Object.keys(room.members).length, 2);
  });
});
