import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';
import { flows, TAGS, together } from './actions.ts';
import type { Stage } from './stage.ts';

/** The same on all pages, at the same time. */
export const both = <T>(pages: readonly Page[], what: (page: Page) => Promise<T>) =>
  Promise.all(pages.map(what));

/** Who this page is in its call. */
export const memberOf = (page: Page) =>
  page.evaluate(
    () => document.querySelector<CallProvider>('call-provider')?.room?.roster.me.value?.id,
  );

/** Waits until the one other member is in this state of health. */
export const healthIs = (page: Page, ...wanted: string[]) =>
  page.waitForFunction(
    (states) => {
      const room = document.querySelector<CallProvider>('call-provider')?.room;
      return [...(room?.health.members.value.values() ?? [])].some((one) => states.includes(one));
    },
    {},
    wanted,
  );

export const chatHas = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('chat-panel')?.shadowRoot?.textContent?.includes(wanted),
    {},
    text,
  );

/** Notes from now on which facts a page hears. */
export async function note(
  page: Page,
  ...facts: readonly string[]
): Promise<() => Promise<string[]>> {
  await page.evaluate((names) => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    for (const name of names) document.addEventListener(name, () => heard.push(name));
  }, facts);
  return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}

/** Two people in a room, each seen by the other. */
export async function meet(
  stage: Stage,
  room: string,
  where: { bob?: Parameters<Stage['visit']>[2] } = {},
) {
  const attributes = `room="${room}" camera="on"`;
  const alice = (await stage.visit('alice', TAGS, { attributes })).page;
  const more = where.bob?.attributes ?? '';
  const bob = (
    await stage.visit('bob', TAGS, { ...where.bob, attributes: `${attributes} ${more}` })
  ).page;
  await both([alice, bob], (page) => together(page, 2));
  await both([alice, bob], (page) => flows(page, 'video'));
  return [alice, bob] as const;
}
