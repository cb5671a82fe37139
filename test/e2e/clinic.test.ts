import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { hasPart, hasState, press, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

const PAGE = `${TAGS}<waiting-room></waiting-room><people-panel></people-panel>
  <style>people-panel { height: 500px }</style>`;

/** Waits until a part of an element says this. */
const says = (page: Page, element: string, part: string, words: string) =>
  page.waitForFunction(
    (...[host, name, wanted]) =>
      [
        ...(document.querySelector(host)?.shadowRoot?.querySelectorAll(`[part~=${name}]`) ?? []),
      ].some(({ textContent }) => textContent?.includes(wanted)),
    { polling: 50 },
    element,
    part,
    words,
  );

/** The names in a list of the panel: of those who are in the room, or of those who wait. */
const names = (page: Page, part: 'person' | 'knocking') =>
  page.evaluate(
    (kind) =>
      [
        ...(document
          .querySelector('people-panel')
          ?.shadowRoot?.querySelectorAll(`[part=${kind}] [part=name]`) ?? []),
      ].map(({ textContent }) => textContent?.trim()),
    part,
  );

/** Waits until just these wait, in this order. */
async function wait(page: Page, ...wanted: readonly string[]): Promise<void> {
  for (const name of wanted) await says(page, 'people-panel', 'knocking', name);
  assert.deepEqual(await names(page, 'knocking'), wanted);
}

/** Presses what the doctor has for somebody, by what it says to those who cannot see it. */
async function pressFor(page: Page, label: string): Promise<void> {
  const button = await page.waitForSelector(`people-panel >>> [aria-label="${label}"]`);
  await button?.click();
  await button?.dispose();
}

const reason = async (page: Page, words: string) => {
  const field = await page.waitForSelector('people-panel >>> [part=reason]');
  await field?.type(words);
  await field?.dispose();
  await press(page, 'people-panel', 'confirm');
};

const enters = (page: Page) =>
  page.evaluate(() => document.querySelector('call-provider')?.setAttribute('room', 'clinic'));

const roomOf = (page: Page) =>
  page.evaluate(() => document.querySelector<CallProvider>('call-provider')?.room?.id);

describe('a clinic: one comes in at a time', () => {
  let stage: Stage;
  let doctor: Page;
  let ann: Page;
  let ben: Page;
  let cleo: Page;

  before(async () => {
    stage = await Stage.open();
    const visit = async (user: string) => (await stage.visit(user, PAGE)).page;
    [doctor, ann, ben, cleo] = [
      await visit('doctor'),
      await visit('ann'),
      await visit('ben'),
      await visit('cleo'),
    ];
  });

  after(() => stage.close());

  it('the doctor opens the practice, and has people wait', async () => {
    await enters(doctor);
    await press(doctor, 'people-panel', 'tools');
    await press(doctor, 'people-panel', 'waiting-room');
    await doctor.waitForFunction(
      () =>
        document.querySelector<CallProvider>('call-provider')?.room?.roster.doc.value.info.waiting,
    );
  });

  it('whoever comes waits, is told so, and learns nothing of the room', async () => {
    for (const page of [ann, ben, cleo]) {
      await enters(page);
      await says(page, 'waiting-room', 'words', 'You are waiting. A host will let you in.');
      assert.equal(await roomOf(page), undefined);
    }
    await wait(doctor, 'Ann', 'Ben', 'Cleo');
    await hasState(doctor, 'people-panel', 'waiting');
  });

  it('the first is let in; the others still wait', async () => {
    await pressFor(doctor, 'Let in Ann');
    await together(ann, 2);
    await together(doctor, 2);
    await wait(doctor, 'Ben', 'Cleo');
    assert.equal(await roomOf(ben), undefined);
  });

  it('one is refused, and reads why', async () => {
    await pressFor(doctor, 'Refuse Ben');
    await reason(doctor, 'Your appointment is tomorrow.');
    await says(ben, 'waiting-room', 'verdict', 'You were not let in');
    await says(ben, 'waiting-room', 'message', 'Your appointment is tomorrow.');
    await wait(doctor, 'Cleo');
  });

  it('the next comes in after the first has gone', async () => {
    await press(ann, 'call-controls', 'hang-up');
    await together(doctor, 1);
    await pressFor(doctor, 'Let in Cleo');
    await together(doctor, 2);
    await together(cleo, 2);
  });

  it('one is removed with a reason, and does not get back in by reloading', async () => {
    await pressFor(doctor, 'Actions for Cleo');
    await press(doctor, 'people-panel', 'eject');
    await reason(doctor, 'Please call us instead.');
    await says(cleo, 'waiting-room', 'verdict', 'You were removed from the call');
    await says(cleo, 'waiting-room', 'message', 'Please call us instead.');
    await together(doctor, 1);
    await cleo.reload();
    await hasState(cleo, 'call-provider', 'connected');
    await enters(cleo);
    await says(cleo, 'waiting-room', 'verdict', 'You were removed from this room');
    assert.equal(await roomOf(cleo), undefined);
    assert.deepEqual(await names(doctor, 'knocking'), []);
  });

  it('the doctor goes home, and ends it for all', async () => {
    await ann.reload();
    await hasState(ann, 'call-provider', 'connected');
    await enters(ann);
    await pressFor(doctor, 'Let in Ann');
    await together(ann, 2);
    await press(doctor, 'people-panel', 'end-for-all');
    await press(doctor, 'people-panel', 'confirm');
    await says(ann, 'waiting-room', 'verdict', 'ended');
    await hasPart(doctor, 'people-panel', 'empty');
  });
});
