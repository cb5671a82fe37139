import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { ALLOWANCES } from '../../../server/limits/allowances.ts';
import { newId } from '../../../src/base/new-id.ts';
import { ask } from '../../support/api.ts';
import { ApiTown } from '../../support/api-town.ts';

describe('what has a limit for pages', () => {
  const town = new ApiTown();
  before(() => town.begin());
  afterEach(() => town.leave());
  after(() => town.end());

  /** How somebody is answered who asks for the same more often than a page may at a time. */
  async function flood(user: string, kind: keyof typeof ALLOWANCES, path: string, body: object) {
    const { socket } = ALLOWANCES[kind] ?? ALLOWANCES.other;
    const bearer = await town.bearer(user);
    const all = Array.from({ length: 3 * socket }, () =>
      ask(town.url, 'POST', path, { bearer, body }),
    );
    return (await Promise.all(all)).map(({ status }) => status);
  }

  it('has it by HTTP: messages', async () => {
    const [alice] = town.people();
    const room = `tea-${newId().slice(0, 8)}`;
    await (await town.page(alice)).join(room);
    const statuses = await flood(alice, 'chat:send', `/rooms/${room}/messages`, { text: 'x' });
    assert.ok(statuses.includes(201));
    assert.ok(statuses.includes(429));
    // What is no message goes on.
    await (await town.api(alice)).get(`/rooms/${room}/messages`);
  });

  it('has it by HTTP: notices', async () => {
    const [alice] = town.people();
    const statuses = await flood(alice, 'notice:read', '/notices/read', { notices: [newId()] });
    assert.ok(statuses.includes(204));
    assert.ok(statuses.includes(429));
  });
});
