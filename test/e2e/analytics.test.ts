import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import type { Page } from 'puppeteer-core';
import { hasState } from './support/actions.ts';
import { Stage, type Window } from './support/stage.ts';

const SECRET = 'a secret of at least 32 characters';
const PROVIDER = "document.querySelector('#me')";

/** Signs somebody in at the demo. */
async function enter(stage: Stage, name: string): Promise<Window> {
  const window = await stage.open(stage.server.url);
  await (await window.page.waitForSelector('#name'))?.type(name);
  await window.page.keyboard.press('Enter');
  await window.page.waitForSelector('call-provider:state(connected)');
  return window;
}

/** What a part says, once it says something like this; what is late is there when it is read anew. */
async function says(page: Page, part: string, like: RegExp): Promise<void> {
  await page.waitForFunction(
    (name, source) => {
      const element = document.querySelector('call-analytics');
      const said = element?.shadowRoot?.querySelector(`[part=${name}]`)?.textContent ?? '';
      if (new RegExp(source).test(said.replace(/\s+/g, ' '))) return true;
      if (element?.matches(':defined:not(:state(loading))')) element.refresh();
      return false;
    },
    { polling: 100 },
    part,
    like.source,
  );
}

describe('how calls were, in the demo', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  it('is what a call leaves behind, read by the rules of its page', async () => {
    const [alice, bob] = [await enter(stage, 'Alice'), await enter(stage, 'Bob')];
    const { page, complaints } = alice;
    await page.evaluate(`${PROVIDER}.invite('bob')`);
    await bob.page.waitForFunction(`${PROVIDER}.engine.incoming.state.value.length > 0`);
    await bob.page.evaluate(`${PROVIDER}.accept()`);
    await page.waitForFunction(`${PROVIDER}.room?.quality.value.level`, { polling: 50 });
    await page.evaluate(`${PROVIDER}.hangUp()`);
    await (await page.waitForSelector('#operators summary', { visible: true }))?.click();
    await says(page, 'figures', /Calls 1 Answered 100% 1/);
    await says(page, 'endings', /Of 1 that were rung Answered 100% 1/);
    await says(page, 'quality', /Of the time in calls Good \d+%/);
    assert.deepEqual(complaints, []);
  });
});

describe('how calls were, on a server with tokens', () => {
  let stage: Stage;
  const token = (claims: object) =>
    new SignJWT({ name: 'Alice', ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('alice')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(SECRET));

  before(async () => {
    stage = await Stage.open({ settings: { CALL_SECRET: SECRET } });
  });
  after(() => stage.close());

  /** A page of another origin, whose provider has such a token or none. */
  const open = (attributes: string): Promise<Window> =>
    stage.open(stage.compose('/', 'alice', '<call-analytics></call-analytics>', attributes));

  it('is for operators alone', async () => {
    const operator = await open(`token="${await token({ role: 'host' })}"`);
    await hasState(operator.page, 'call-analytics', 'empty');
    assert.deepEqual(operator.complaints, []);
    const member = await open(`token="${await token({})}"`);
    await says(member.page, 'failure', /Only operators may see this\./);
    const nobody = await open('');
    await says(nobody.page, 'failure', /Sign in as an operator to see this\./);
  });
});
