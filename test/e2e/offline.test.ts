import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { launchServer } from '../support/server-process.ts';
import { hasState, idle, open } from './support/actions.ts';
import { Stage } from './support/stage.ts';

describe('a page', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  it('that finds no server says so, hangs nowhere, and is as usual when there is one', async () => {
    const late = await launchServer();
    const { port } = new URL(late.url);
    await late.stop();
    const attributes = `server="${late.url}"`;
    const address = stage.compose(
      '/early',
      'erin',
      '<call-button to="frank"></call-button>',
      attributes,
    );
    const { page } = await stage.open(address);
    await hasState(page, 'call-button', 'offline');
    await page.waitForSelector('call-button >>> button[aria-disabled=true]');
    const code = await page.evaluate(() =>
      document
        .querySelector<CallProvider>('call-provider')
        ?.invite('frank')
        .catch((error: { code: string }) => error.code),
    );
    assert.equal(code, 'offline');
    assert.deepEqual(await open(page), { connections: 0, tracks: 0 });
    const server = await launchServer({ PORT: port });
    await idle(page);
    await page.waitForSelector('call-button >>> button:not([aria-disabled=true])');
    await page.close();
    await server.stop();
  });
});
