import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'puppeteer-core';
import { eventually } from '../support/until.ts';
import { hasState, idle, open, press, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

const CALLS = 20;

interface Left {
  readonly detached: number;
  readonly socketListeners: number;
}

/** Counts among all living objects of a page, after the garbage is gone: elements in no document, and listeners that
 * Socket.IO's emitters hold. */
async function leftIn(devtools: CDPSession): Promise<Left> {
  await devtools.send('HeapProfiler.collectGarbage');
  const count = async (prototype: string, how: (objects: object[]) => number): Promise<number> => {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: prototype,
      objectGroup: 'leak',
    });
    const { objects } = await devtools.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? '',
      objectGroup: 'leak',
    });
    const counted = await devtools.send('Runtime.callFunctionOn', {
      functionDeclaration: `function () { return (${how})(this); }`,
      objectId: objects.objectId ?? '',
      returnByValue: true,
    });
    assert.equal(counted.exceptionDetails, undefined);
    return counted.result.value;
  };
  const left = {
    detached: await count('HTMLElement.prototype', (objects) => {
      // Prototypes are among the objects, and no elements.
      const elements = objects.filter(
        (object) => !Object.hasOwn(object, 'constructor'),
      ) as HTMLElement[];
      const isTemplate = (root: Node) =>
        root instanceof DocumentFragment && !(root instanceof ShadowRoot);
      // What lit has compiled is kept on purpose, once for each template that was ever drawn.
      const drawn = elements.filter(({ localName }) => localName !== 'template');
      return drawn.filter((one) => !one.isConnected && !isTemplate(one.getRootNode())).length;
    }),
    socketListeners: await count('Object.prototype', (objects) =>
      (objects as { _callbacks?: Record<string, unknown[]> }[])
        .flatMap((object) =>
          Object.hasOwn(object, '_callbacks') ? Object.values(object._callbacks ?? {}) : [],
        )
        .reduce((sum, listeners) => sum + listeners.length, 0),
    ),
  };
  await devtools.send('Runtime.releaseObjectGroup', { objectGroup: 'leak' });
  return left;
}

describe(`${CALLS} calls in a row`, () => {
  let stage: Stage;
  let alice: Page;
  let bob: Page;

  before(async () => {
    stage = await Stage.open();
    alice = (await stage.visit('alice', `<call-button to="bob"></call-button>${TAGS}`)).page;
    bob = (await stage.visit('bob', `<call-button to="alice"></call-button>${TAGS}`)).page;
  });

  after(() => stage.close());

  async function call(caller: Page, callee: Page): Promise<void> {
    await hasState(caller, 'call-button', 'available');
    await press(caller, 'call-button', 'button');
    await press(callee, 'incoming-call', 'accept');
    await together(alice, 2);
    await together(bob, 2);
    await caller.evaluate(() => document.querySelector('call-provider')?.sendMessage('hello'));
    await press(callee, 'call-controls', 'hang-up');
    await idle(alice);
    await idle(bob);
  }

  it('leave no connection, track, listener or element behind', async (t) => {
    // The first calls load what every later one shares.
    await call(alice, bob);
    await call(bob, alice);
    const pages = [alice, bob];
    const devtools = await Promise.all(pages.map((page) => page.createCDPSession()));
    const lefts = () => Promise.all(devtools.map(leftIn));
    const before = await lefts();
    // In turns, since nobody may ring twenty times a minute.
    for (let index = 0; index < CALLS; index += 2) {
      await call(alice, bob);
      await call(bob, alice);
    }
    // What was announced is taken away some seconds later.
    const after = await eventually(async () => {
      const now = await lefts();
      const isGone = now.every(({ detached }, at) => detached <= (before[at]?.detached ?? 0));
      return isGone ? now : undefined;
    });
    for (const page of pages) assert.deepEqual(await open(page), { connections: 0, tracks: 0 });
    t.diagnostic(`before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
    for (const [index, left] of after.entries()) {
      assert.ok(left.socketListeners > 0, 'the listeners that must be there are counted');
      assert.equal(left.socketListeners, before[index]?.socketListeners);
    }
  });
});
