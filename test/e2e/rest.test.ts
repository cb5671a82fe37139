import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { type Api, apiOf } from '../support/api.ts';
import { tokens } from '../support/tokens.ts';
import { flows, hasState, idle, nextEvent, press, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

describe('a site’s server starts a call for two of its people', () => {
  const { secret, sign } = tokens();
  let stage: Stage;
  let alice: Page;
  let bob: Page;
  const api = async (sub: string, claims = {}): Promise<Api> =>
    apiOf(stage.server.url, await sign({ sub, ...claims }));

  before(async () => {
    stage = await Stage.open({ settings: { CALL_SECRET: secret } });
    const page = async (user: string) => {
      const attributes = `token="${await sign({ sub: user })}" camera="on"`;
      const one = (await stage.visit(user, TAGS, { attributes })).page;
      await hasState(one, 'call-provider', 'connected');
      return one;
    };
    alice = await page('alice');
    bob = await page('bob');
  });
  after(() => stage.close());

  const join = (page: Page, room: string) =>
    page.evaluate(async (id) => {
      await document.querySelector<CallProvider>('call-provider')?.join(id);
    }, room);
  const ended = (page: Page) => nextEvent<{ reason: string }>(page, 'call-ended');

  async function talk(): Promise<string> {
    const call = await (await api('alice')).post('/calls', { to: ['bob'], video: true });
    await press(bob, 'incoming-call', 'accept-video');
    await join(alice, call.id);
    for (const page of [alice, bob]) await together(page, 2);
    return call.id;
  }

  it('Bob’s page rings, he accepts, Alice’s page joins, and both hear and see each other', async () => {
    const id = await talk();
    for (const page of [alice, bob]) {
      await flows(page, 'audio');
      await flows(page, 'video');
    }
    const ends = [ended(alice), ended(bob)];
    await (await api('alice')).delete(`/calls/${id}`);
    const reasons = (await Promise.all(ends)).map(({ reason }) => reason);
    assert.deepEqual(reasons, ['hung-up', 'hung-up']);
    for (const page of [alice, bob]) await idle(page);
  });

  it('an operator ends it for both', async () => {
    const id = await talk();
    const ends = [ended(alice), ended(bob)];
    await (await api('root', { role: 'host' })).delete(`/calls/${id}`);
    const reasons = (await Promise.all(ends)).map(({ reason }) => reason);
    assert.deepEqual(reasons, ['ended', 'ended']);
    for (const page of [alice, bob]) await idle(page);
  });

  it('Bob declines by HTTP, and Alice’s page, which is there already, says so', async () => {
    const { id } = await (await api('alice')).post('/calls', { to: ['bob'] });
    await hasState(bob, 'call-provider', 'ringing');
    await join(alice, id);
    const end = ended(alice);
    await (await api('bob')).post(`/calls/${id}/decline`, {});
    assert.equal((await end).reason, 'declined');
    for (const page of [alice, bob]) await idle(page);
  });
});
