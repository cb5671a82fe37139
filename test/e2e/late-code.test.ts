import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { hasPart, hasState, nextEvent } from './support/actions.ts';
import { Stage } from './support/stage.ts';

interface Visit {
  readonly page: Page;
  /** Resolves when the page has asked for it in vain. */
  readonly missed: Promise<void>;
  /** From now on the network brings it. */
  readonly bring: () => void;
}

describe('code that the network does not bring at first', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  /** Opens a page that lacks a chunk. */
  async function visit(user: string, tags: string, chunk: string, room = ''): Promise<Visit> {
    const { page } = await stage.open('about:blank');
    const missed = Promise.withResolvers<void>();
    let isMissing = true;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (isMissing && request.url().includes(`/chunks/${chunk}-`)) {
        void request.abort();
        missed.resolve();
      } else void request.continue();
    });
    await page.goto(stage.compose(`/${user}`, user, tags, `room="${room}"`));
    await hasState(page, 'call-provider', 'connected');
    const bring = () => {
      isMissing = false;
    };
    return { page, missed: missed.promise, bring };
  }

  it('the settings: it is said, and they open when they are asked for again', async () => {
    const settings = '<button commandfor="me" command="--settings">Settings</button>';
    const { page, bring } = await visit('alice', settings, 'settings-dialog');
    const error = nextEvent<{ code: string }>(page, 'call-error');
    await page.click('button');
    assert.equal((await error).code, 'offline');
    bring();
    await page.click('button');
    await page.waitForSelector('call-provider >>> settings-dialog >>> dialog[open]');
  });

  it('an element that few pages have: it shows as soon as it can', async () => {
    const { page, missed, bring } = await visit(
      'bob',
      '<missed-calls></missed-calls>',
      'missed-calls',
    );
    await missed;
    bring();
    await hasPart(page, 'missed-calls', 'empty');
  });

  it('all that comes after the first paint: it is said, and the page signs in as soon as it can', async () => {
    const { page } = await stage.open('about:blank');
    let isMissing = true;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (isMissing && request.url().includes('/chunks/idle-')) void request.abort();
      else void request.continue();
    });
    await page.goto(stage.compose('/dora', 'dora', '<call-lobby room="team"></call-lobby>'));
    await page.waitForFunction(() => customElements.get('call-provider') !== undefined);
    const code = await page.evaluate(() =>
      document
        .querySelector('call-provider')
        ?.join('team')
        .catch((error) => error.code),
    );
    assert.equal(code, 'offline');
    isMissing = false;
    await hasState(page, 'call-provider', 'connected');
    await hasPart(page, 'call-lobby', 'call');
  });

  it('what keeps a provider in its room: it comes in as soon as it can', async () => {
    const { page, missed, bring } = await visit('carol', '', 'keep-room', 'team');
    await missed;
    bring();
    await hasState(page, 'call-provider', 'in-call');
  });
});
