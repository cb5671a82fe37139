import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { eventually } from '../support/until.ts';
import { idle, press, together } from './support/actions.ts';
import { both } from './support/calls.ts';
import {
  floatingOf,
  isFloating,
  leaveTab,
  tilesOf,
  undrawnWhileHidden,
} from './support/floating.ts';
import { Stage } from './support/stage.ts';

const TAGS = `
  <video-grid></video-grid>
  <call-controls controls="microphone camera hand chat pip hang-up"></call-controls>
  <style>:root { color-scheme: dark; --call-accent: rgb(1, 2, 3) } video-grid { height: 480px; width: 640px }</style>`;

/** How many lines a page asks for of the first of the others. */
const asked = (page: Page) =>
  page.evaluate(() => {
    const { room } = document.querySelector<CallProvider>('call-provider') ?? {};
    const [other] = room?.roster.others.value ?? [];
    return other && room?.sight.lines(other.id, 'camera');
  });

const isOn = (page: Page, slot: 'microphone' | 'camera') =>
  page.evaluate(
    (which) => document.querySelector('call-provider')?.engine?.sources[which].on.value,
    slot,
  );

const isPressed = async (page: Page, wanted: boolean) => {
  await page.waitForSelector(`call-controls >>> [part~=pip][aria-pressed=${wanted}]`);
};

describe('a call in a small window of its own (Document Picture-in-Picture)', () => {
  let stage: Stage;
  let alice: Page;
  let bob: Page;
  const complaints: string[][] = [];

  async function visit(user: string): Promise<Page> {
    const attributes = 'room="talk" camera="on"';
    const before = [undrawnWhileHidden, {}] as const;
    const window = await stage.visit(user, TAGS, { attributes, before });
    complaints.push(window.complaints);
    return window.page;
  }

  /** Opens it by the press of the button, as large as it is by default. */
  async function float(): Promise<Page> {
    await alice.bringToFront();
    await press(alice, 'call-controls', 'pip');
    const small = await floatingOf(alice);
    await small.setViewport({ width: 400, height: 320 });
    return small;
  }

  before(async () => {
    stage = await Stage.open();
    alice = await visit('alice');
    bob = await visit('bob');
    await both([alice, bob], (page) => together(page, 2));
  });

  after(() => stage.close());

  it('is opened by a press, with the people, the page’s buttons that work there, and its looks', async () => {
    const small = await float();
    await eventually(async () => {
      const tiles = await tilesOf(small);
      return tiles.length === 2 && tiles.every(({ moves, width }) => moves && width > 50);
    });
    await isPressed(alice, true);
    const seen = await small.evaluate(() => {
      const { shadowRoot } = document.querySelector('call-controls') ?? {};
      const [button] = shadowRoot?.querySelectorAll('button') ?? [];
      return {
        buttons: [...(shadowRoot?.querySelectorAll('button') ?? [])].map(({ part }) => part[1]),
        accent: getComputedStyle(document.querySelector('video-grid') as Element)
          .getPropertyValue('--accent')
          .trim(),
        round: button && getComputedStyle(button).borderRadius,
        scheme: getComputedStyle(document.documentElement).colorScheme,
        lang: document.documentElement.lang,
        dir: document.documentElement.dir,
      };
    });
    assert.deepEqual(seen, {
      buttons: ['microphone', 'camera', 'hand', 'hang-up'],
      accent: 'rgb(1, 2, 3)',
      round: '50%',
      scheme: 'dark',
      lang: 'en',
      dir: 'ltr',
    });
  });

  it('follows the page into another theme, language and direction', async () => {
    const small = await floatingOf(alice);
    await alice.evaluate(() => {
      const { documentElement: root } = document;
      Object.assign(root, { lang: 'fr', dir: 'rtl' });
      root.style.colorScheme = 'light';
    });
    await small.waitForFunction(
      () =>
        getComputedStyle(document.documentElement).colorScheme === 'light' &&
        document
          .querySelector('call-controls')
          ?.shadowRoot?.querySelector('[aria-label=Caméra]') !== null,
    );
    assert.equal(await small.evaluate(() => document.documentElement.dir), 'rtl');
    await alice.evaluate(() => Object.assign(document.documentElement, { lang: 'en', dir: 'ltr' }));
  });

  it('is what the others send for, while the tab of its page is left', async () => {
    assert.ok(Number(await asked(alice)) >= 480);
    const other = await leaveTab(alice);
    const small = await floatingOf(alice);
    const height = (await tilesOf(small)).reduce((most, one) => Math.max(most, one.height), 0);
    assert.ok(height > 100 && height < 300);
    await eventually(async () => Math.abs(Number(await asked(alice)) - height) < 2);
    const sent = () =>
      bob.evaluate(async () => {
        for (const connection of media.connections) {
          for (const stat of (await connection.getStats()).values())
            if (stat.type === 'outbound-rtp' && stat.kind === 'video' && stat.frameHeight)
              return stat.frameHeight as number;
        }
        return 0;
      });
    await eventually(async () => Number(await sent()) > 0 && Number(await sent()) <= 270);
    await other.close();
  });

  it('goes on while the tab is left: with another size, and somebody who comes', async () => {
    const other = await leaveTab(alice);
    const small = await floatingOf(alice);
    await small.setViewport({ width: 320, height: 240 });
    await eventually(async () => (await tilesOf(small)).every(({ width }) => width <= 308));
    const carol = await visit('carol');
    await eventually(async () => {
      const tiles = await tilesOf(small);
      return tiles.length === 3 && tiles.every(({ moves, height }) => moves && height > 40);
    });
    await carol.evaluate(() => document.querySelector('call-provider')?.hangUp());
    await eventually(async () => (await tilesOf(small)).length === 2);
    await other.close();
  });

  it('has buttons that do what they say, unless the page cancels it', async () => {
    const other = await leaveTab(alice);
    const small = await floatingOf(alice);
    await press(small, 'call-controls', 'microphone');
    await eventually(async () => (await isOn(alice, 'microphone')) === false);
    await small.waitForSelector('call-controls >>> [part~=microphone][aria-pressed=false]');
    await bob.waitForFunction(() =>
      document.querySelector('call-provider')?.room?.members.some(({ microphone }) => !microphone),
    );
    await alice.evaluate(() => {
      const slots: unknown[] = [];
      Object.assign(globalThis, { slots });
      document.addEventListener(
        'call-toggle',
        (event) => {
          event.preventDefault();
          slots.push((event as CustomEvent).detail.slot);
        },
        { once: true },
      );
    });
    await press(small, 'call-controls', 'camera');
    await press(small, 'call-controls', 'microphone');
    await eventually(async () => (await isOn(alice, 'microphone')) === true);
    assert.deepEqual(await alice.evaluate(() => (globalThis as { slots?: unknown }).slots), [
      'camera',
    ]);
    assert.equal(await isOn(alice, 'camera'), true);
    await other.close();
  });

  it('is closed by the same button, or by its own, and the call goes on', async () => {
    await alice.bringToFront();
    await press(alice, 'call-controls', 'pip');
    await eventually(async () => !(await isFloating(alice)));
    await isPressed(alice, false);
    const small = await float();
    await small.evaluate(() => close());
    await eventually(async () => !(await isFloating(alice)));
    await isPressed(alice, false);
    await together(alice, 2);
    assert.ok(Number(await asked(alice)) >= 480);
  });

  it('closes with the call, which one can end from there', async () => {
    const small = await float();
    await press(small, 'call-controls', 'hang-up');
    await idle(alice);
    await eventually(async () => !(await isFloating(alice)));
  });

  it('opens by itself when the tab is left, for who chose that, and closes when somebody is back', async () => {
    const dora = await visit('dora');
    // Only the browser knows when to ask for it, and one without a screen never does.
    await dora.evaluateOnNewDocument(() => {
      localStorage.setItem('call-elements:pip', '{"leaving":true}');
      const { setActionHandler } = MediaSession.prototype;
      MediaSession.prototype.setActionHandler = function (action, handler) {
        Object.assign(globalThis, { [`on ${action}`]: handler });
        setActionHandler.call(this, action, handler);
      };
    });
    await dora.reload();
    await together(dora, 2);
    await dora.waitForFunction(() => 'on enterpictureinpicture' in globalThis);
    const other = await leaveTab(dora);
    await dora.evaluate(() => {
      const given = globalThis as unknown as Record<string, () => void>;
      given['on enterpictureinpicture']?.();
    });
    const small = await floatingOf(dora);
    await eventually(async () => {
      const tiles = await tilesOf(small);
      return tiles.length === 2 && tiles.some(({ moves, width }) => moves && width > 100);
    });
    await other.close();
    await dora.bringToFront();
    await eventually(async () => !(await isFloating(dora)));
  });

  it('has nothing to complain about', () => {
    assert.deepEqual(complaints.flat(), []);
  });
});
