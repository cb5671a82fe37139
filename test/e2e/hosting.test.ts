import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import type { Hosting } from '../../src/engine/room/hosting.ts';
import { flows, nextEvent, open, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

describe('a surgery with a waiting room', () => {
  let stage: Stage;
  let doctor: Page;
  let first: Page;
  let second: Page;

  before(async () => {
    stage = await Stage.open();
    [doctor, first, second] = (await Promise.all(
      ['doctor', 'first', 'second'].map(async (user) => (await stage.visit(user, TAGS)).page),
    )) as [Page, Page, Page];
    await enter(doctor);
    await inRoom(doctor);
    await does(doctor, 'set', '', { waiting: true });
  });
  after(() => stage.close());

  const enter = (page: Page) =>
    page.evaluate(() => {
      document.querySelector('call-provider')?.setAttribute('camera', 'on');
      document.querySelector('call-provider')?.setAttribute('room', 'surgery');
    });
  const inRoom = (page: Page) =>
    page.waitForFunction(() => document.querySelector<CallProvider>('call-provider')?.room, {
      polling: 50,
    });
  const waits = (page: Page) =>
    page.waitForFunction(
      () => document.querySelector<CallProvider>('call-provider')?.engine?.waiting.value?.room,
      { polling: 50 },
    );
  /** Does something as a host: to the one who is named, where it is done to somebody. */
  const does = (page: Page, deed: keyof Hosting, name: string, ...more: unknown[]) =>
    page.evaluate(
      async (...[what, who, rest]) => {
        const { room } = document.querySelector<CallProvider>('call-provider') ?? {};
        const hosting = await room?.hosting.load();
        const people = [...(room?.members ?? []), ...(hosting?.waiting.value ?? [])];
        const id = people.find(({ user }) => user === who)?.id;
        const deeds = hosting as unknown as Record<string, (...given: unknown[]) => unknown>;
        await deeds[what]?.(...(id ? [id] : []), ...rest);
      },
      ...([deed, name, more] as const),
    );
  const knocks = (count: number) =>
    doctor.waitForFunction(
      (wanted) => {
        const { room } = document.querySelector<CallProvider>('call-provider') ?? {};
        return room?.hosting.loaded.value?.waiting.value.length === wanted;
      },
      { polling: 50 },
      count,
    );

  it('connects those who wait with nobody', async () => {
    await enter(first);
    await waits(first);
    await enter(second);
    await waits(second);
    await knocks(2);
    for (const page of [doctor, first, second]) assert.equal((await open(page)).connections, 0);
  });

  it('lets in one, who is heard and seen, while the other waits', async () => {
    await does(doctor, 'admit', 'first');
    await Promise.all([together(doctor, 2), together(first, 2)]);
    for (const page of [doctor, first]) {
      await flows(page, 'audio');
      await flows(page, 'video');
    }
    assert.equal((await open(second)).connections, 0);
  });

  it('has a camera stopped by the host, on both sides', async () => {
    await does(doctor, 'stop', 'first', 'camera');
    await first.waitForFunction(
      () => !document.querySelector<CallProvider>('call-provider')?.engine?.sources.camera.on.value,
      { polling: 50 },
    );
    await doctor.waitForFunction(
      () => !document.querySelector<CallProvider>('call-provider')?.room?.members[1]?.camera,
      { polling: 50 },
    );
  });

  it('does not take back whom the host has ejected, also by reloading', async () => {
    const ended = nextEvent<{ reason: string; message: string }>(first, 'call-ended');
    await does(doctor, 'eject', 'first', 'goodbye');
    const { reason, message } = await ended;
    assert.deepEqual([reason, message], ['ejected', 'goodbye']);
    await first.reload();
    await first.waitForFunction(() => customElements.get('call-provider'), { polling: 50 });
    const refused = nextEvent<{ code: string }>(first, 'call-error');
    await enter(first);
    assert.equal((await refused).code, 'ejected');
    assert.equal((await open(first)).connections, 0);
  });

  it('lets in the next', async () => {
    await does(doctor, 'admit', '');
    await Promise.all([together(doctor, 2), together(second, 2)]);
    await flows(second, 'audio');
  });
});
