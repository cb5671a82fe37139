import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { hasState, press, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

const signIn = async (page: Page, name: string) => {
  await page.type('#name', name);
  await page.keyboard.press('Enter');
};

describe('a room’s link', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });

  after(() => stage.close());

  it('is copied in the demo, and whoever opens it is in the room', async () => {
    const context = await stage.newContext();
    await context.overridePermissions(stage.server.url, [
      ...(['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write'] as const),
    ]);
    const { page: alice } = await stage.open(stage.server.url, { context });
    await signIn(alice, 'Alice');
    await alice.type('#room-name', 'stand-up');
    await alice.keyboard.press('Enter');
    await hasState(alice, 'call-provider', 'in-call');
    await press(alice, 'people-panel >>> room-link', 'button');
    await alice.waitForSelector('people-panel >>> room-link:state(copied)');
    const link = await alice.evaluate(() => navigator.clipboard.readText());
    assert.equal(link, `${stage.server.url}/?room=stand-up`);
    const { page: ben } = await stage.open(link);
    await signIn(ben, 'Ben');
    await together(alice, 2);
    await together(ben, 2);
  });
});
