import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS } from '../../scripts/chromium.mjs';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { flows, idle, open, press, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

// Chromium’s second one gives depth, of which nothing is seen; the third one gives pictures.
const CAMERAS = [...CHROMIUM_ARGUMENTS, '--use-fake-device-for-media-stream=device-count=3'];
/** With this, nobody is ever refused. */
const NEVER_ASK = '--use-fake-ui-for-media-stream';

/** What a page sends its camera's picture with, and how often it has negotiated. */
const sending = (page: Page) =>
  page.evaluate(() => {
    const [connection] = media.connections;
    const senders = connection?.getSenders() ?? [];
    const index = senders.findIndex(({ track }) => track?.kind === 'video');
    const { track } = senders[index] ?? {};
    // RFC 8866, section 5.2: the version of the session rises with each offer and answer.
    const version = /^o=\S+ \d+ (\d+)/m.exec(connection?.localDescription?.sdp ?? '')?.[1];
    return { sender: index, camera: track?.label, version };
  });

async function choose(page: Page, kind: string, index: number): Promise<string> {
  const list = await page.waitForSelector(
    `call-controls >>> [part~=choose-${kind}] option:nth-child(${index + 1})`,
  );
  const value = await list?.evaluate((option) => (option as HTMLOptionElement).value);
  const select = await page.waitForSelector(`call-controls >>> [part~=choose-${kind}]`);
  await select?.select(value ?? '');
  return value ?? '';
}

describe('Alice, who has several cameras, in a call with Bob', () => {
  let stage: Stage;
  let alice: Page;
  let bob: Page;

  before(async () => {
    stage = await Stage.open({ args: CAMERAS });
    alice = (await stage.visit('alice', `<call-button to="bob" video></call-button>${TAGS}`)).page;
    bob = (await stage.visit('bob', TAGS)).page;
    await press(alice, 'call-button', 'button');
    await press(bob, 'incoming-call', 'accept');
    for (const page of [alice, bob]) await together(page, 2);
    await flows(bob, 'video');
  });

  after(() => stage.close());

  it('chooses another camera: Bob sees it, by the same sender and without an offer', async () => {
    const first = await sending(alice);
    await press(alice, 'call-controls', 'settings');
    await choose(alice, 'camera', 3);
    await alice.waitForFunction(
      (label) =>
        media.connections[0]
          ?.getSenders()
          .some(({ track }) => track?.kind === 'video' && track.label !== label),
      {},
      first.camera,
    );
    const second = await sending(alice);
    assert.notEqual(second.camera, first.camera);
    assert.deepEqual(
      { ...second, camera: '' },
      { ...first, camera: '' },
      'another sender, or another offer',
    );
    // The first camera is closed, so these frames are the second one's.
    assert.deepEqual(
      await alice.evaluate(() =>
        media.tracks
          .filter(({ kind, readyState }) => kind === 'video' && readyState === 'live')
          .map(({ label }) => label),
      ),
      [second.camera],
    );
    const { width } = await flows(bob, 'video');
    assert.ok(width > 2);
  });

  it('chooses another microphone and another speaker, and hears Bob there', async () => {
    await choose(alice, 'microphone', 2);
    await alice.waitForFunction(() =>
      media.connections[0]?.getSenders().some(({ track }) => track?.label === 'Fake Audio Input 2'),
    );
    await flows(bob, 'audio');
    const speaker = await choose(alice, 'speaker', 2);
    await alice.waitForFunction(
      (id) =>
        document.querySelector<CallProvider>('call-provider')?.engine?.preferences.speaker.value ===
        id,
      {},
      speaker,
    );
    await flows(alice, 'audio');
  });

  it('finds the same devices in her next call, after she has loaded the page anew', async () => {
    await press(alice, 'call-controls', 'close');
    await press(alice, 'call-controls', 'hang-up');
    await idle(alice);
    await idle(bob);
    assert.deepEqual(await open(alice), { connections: 0, tracks: 0 });
    await alice.reload();
    await press(alice, 'call-button', 'button');
    await press(bob, 'incoming-call', 'accept');
    await together(alice, 2);
    await flows(bob, 'video');
    const labels = await alice.evaluate(() => media.tracks.map(({ label }) => label).sort());
    assert.deepEqual(labels, ['Fake Audio Input 2', 'fake_device_2']);
  });
});

describe('somebody whose browser blocks the camera', () => {
  it('is told where to allow it, in the lobby, and comes in without', async () => {
    const args = CHROMIUM_ARGUMENTS.filter((name) => name !== NEVER_ASK);
    const stage = await Stage.open({ args });
    try {
      const { page } = await stage.visit('carol', '<call-lobby room="team" video></call-lobby>');
      await page.browserContext().setPermission(stage.origin, {
        permission: { name: 'microphone' },
        state: 'granted',
      });
      await page.reload();
      await page.waitForFunction(() =>
        document
          .querySelector('call-lobby')
          ?.shadowRoot?.querySelector('device-settings')
          ?.shadowRoot?.textContent?.includes(
            'The camera is blocked. Click the icon to the left of the address, allow the camera',
          ),
      );
      await press(page, 'call-lobby', 'label');
      await page.waitForSelector('call-provider:state(in-call)');
      const me = await page.evaluate(() => {
        const { microphone, camera } =
          document.querySelector<CallProvider>('call-provider')?.room?.members[0] ?? {};
        return { microphone, camera };
      });
      assert.deepEqual(me, { microphone: true, camera: false });
    } finally {
      await stage.close();
    }
  });
});
