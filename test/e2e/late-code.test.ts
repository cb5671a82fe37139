import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { idle, nextEvent } from './support/actions.ts';
import { Stage } from './support/stage.ts';

describe('code that the network does not bring at first', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  /** Opens a page to which the first request for a chunk fails. */
  async function visit(user: string, tags: string, chunk: string, attributes = ''): Promise<Page> {
    const { page } = await stage.open('about:blank');
    let isFirst = true;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isLost = isFirst && request.url().includes(`/chunks/${chunk}-`);
      if (isLost) isFirst = false;
      void (isLost ? request.abort() : request.continue());
    });
    await page.goto(stage.compose(`/${user}`, user, tags, attributes));
    await idle(page);
    return page;
  }

  it('the settings: it is said, and they open when they are asked for again', async () => {
    const settings = '<button commandfor="me" command="--settings">Settings</button>';
    const page = await visit('alice', settings, 'settings-dialog');
    const error = nextEvent<{ code: string }>(page, 'call-error');
    await page.click('button');
    assert.equal((await error).code, 'offline');
    await page.click('button');
    await page.waitForSelector('call-provider >>> settings-dialog >>> dialog[open]');
  });
});
