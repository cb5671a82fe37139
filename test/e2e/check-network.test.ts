import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Stage, type Window } from './support/stage.ts';

describe('the demo’s check of the network', () => {
  let stage: Stage;
  let window: Window;

  before(async () => {
    stage = await Stage.open();
    window = await stage.open(stage.server.url);
    await (await window.page.waitForSelector('#name'))?.type('Alice');
    await window.page.keyboard.press('Enter');
  });
  after(() => stage.close());

  it('says what works without any server, and what calls between strict networks need', async () => {
    const { page, complaints } = window;
    await page.waitForSelector('call-provider:state(connected)');
    await (await page.waitForSelector('#check', { visible: true }))?.click();
    await page.waitForSelector('#checked li');
    const said = await page.$eval('#checked', ({ textContent }) => textContent ?? '');
    assert.match(said, /No STUN or TURN server is set/);
    assert.match(said, /host {3}works/);
    assert.match(said, /need TURN/);
    assert.equal(
      await page.$eval('#check', (button) => (button as HTMLButtonElement).disabled),
      false,
    );
    assert.deepEqual(complaints, []);
  });
});
