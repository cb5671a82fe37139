import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { hasState, nextEvent, press, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

const TEAM = ['ana', 'ben', 'cleo'];
/** A site's own page for meetings: the room is in its address, as the link has it. */
const PAGE = `${TAGS}<people-panel></people-panel><style>people-panel { height: 400px }</style>
  <script type="module" src="/meet.js"></script>`;
const MEET = `
  const provider = document.querySelector('call-provider');
  const room = new URL(location.href).searchParams.get('room');
  if (room) provider.setAttribute('room', room);`;

interface Thrown {
  readonly emoji: string;
  readonly member: { readonly name: string };
}

/** Waits until somebody's chat has these words. */
const reads = (page: Page, words: string) =>
  page.waitForFunction(
    (wanted) =>
      document.querySelector('chat-panel')?.shadowRoot?.textContent?.includes(wanted) ?? false,
    { polling: 50 },
    words,
  );

describe('a stand-up: three of a team, every morning', () => {
  let stage: Stage;
  const pages = new Map<string, Page>();
  const of = (name: string): Page => {
    const page = pages.get(name);
    if (!page) throw new Error(`${name} is not there`);
    return page;
  };
  let link = '';

  before(async () => {
    stage = await Stage.open();
    stage.publish('/meet.js', MEET);
  });

  after(() => stage.close());

  const comes = async (name: string, address: string): Promise<void> => {
    const { page } = await stage.open(address);
    pages.set(name, page);
    await hasState(page, 'call-provider', 'in-call');
  };

  it('Ana opens the room and takes its link', async () => {
    // Whoever opens the address of a page with a room in it is in that room.
    const query = '?room=stand-up';
    for (const name of TEAM) stage.compose(`/${name}${query}`, name, PAGE);
    await comes('ana', `${stage.origin}/ana${query}`);
    const found = await of('ana').waitForSelector('people-panel >>> room-link');
    link =
      (await found?.evaluate((element) => (element as HTMLElement & { link: string }).link)) ?? '';
    await found?.dispose();
    assert.equal(new URL(link).search, query);
  });

  it('the others come by the link, and all hear each other', async () => {
    for (const name of ['ben', 'cleo']) await comes(name, link.replace('/ana', `/${name}`));
    for (const name of TEAM) await together(of(name), 3);
  });

  it('Ben tells what he did, and Ana likes it, as all see', async () => {
    const told = TEAM.map((name) => nextEvent<Thrown>(of(name), 'call-reaction'));
    await of('ana').evaluate(() =>
      document
        .querySelector('call-controls')
        ?.setAttribute('controls', 'microphone reaction hang-up'),
    );
    await press(of('ana'), 'call-controls', 'reaction');
    const choice = await of('ana').waitForSelector('call-controls >>> [role=menuitem]');
    await choice?.click();
    await choice?.dispose();
    for (const { emoji, member } of await Promise.all(told)) {
      assert.deepEqual([emoji, member.name], ['👍', 'Ana']);
    }
  });

  it('Cleo writes what is in the way, and it is there for all', async () => {
    const field = await of('cleo').waitForSelector('chat-panel >>> [part~=input]');
    await field?.type('The build is red.');
    await of('cleo').keyboard.press('Enter');
    await field?.dispose();
    for (const name of TEAM) await reads(of(name), 'The build is red.');
  });

  it('ends when they go, one after the other, and the room is empty', async () => {
    await press(of('ben'), 'call-controls', 'hang-up');
    await together(of('ana'), 2);
    await press(of('cleo'), 'call-controls', 'hang-up');
    await of('ana').waitForFunction(
      () => document.querySelector('call-provider')?.room?.members.length === 1,
    );
  });
});
