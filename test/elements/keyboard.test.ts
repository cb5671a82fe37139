import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/elements/chat/chat-panel.ts';
import '../../src/elements/controls/call-controls.ts';
import '../../src/elements/invite/call-button.ts';
import '../../src/elements/invite/incoming-call.ts';
import { until } from '../support/until.ts';
import { find, page, seen } from './support/page.ts';

/** The part that has the focus, as `element part`. */
function focused(): string {
  let active = document.activeElement;
  const path = [active?.localName];
  while (active?.shadowRoot?.activeElement) {
    active = active.shadowRoot.activeElement;
    path.push([...active.part].at(-1) ?? active.localName);
  }
  return path.join(' ');
}

/** Presses Tab until the focus is there. */
async function tabTo(where: string): Promise<void> {
  const before = new Set<string>();
  while (focused() !== where) {
    await sendKeys({ press: 'Tab' });
    expect([...before], `no way to ${where}`).not.to.include(focused());
    before.add(focused());
  }
}

describe('by keyboard alone', () => {
  it('one can answer, turn the camera on, write, and hang up', async () => {
    const scene = await page(html`
      <call-button to="bob"></call-button>
      <incoming-call ringtone="none"></incoming-call>
      <call-controls></call-controls>
      <chat-panel style="block-size: 300px"></chat-panel>
    `);
    const { engine } = scene;
    await scene.rung('Bob');
    await seen(find('incoming-call'), 'accept');
    find('call-button').focus();
    await tabTo('incoming-call accept');
    await sendKeys({ press: 'Enter' });
    await until(() => engine.room.value?.started.value);
    await seen(find('call-controls'), 'camera');
    await tabTo('call-controls camera');
    await sendKeys({ press: 'Space' });
    await until(() => engine.sources.camera.on.value);
    await tabTo('chat-panel input');
    await sendKeys({ type: 'Hello' });
    await sendKeys({ press: 'Enter' });
    await until(() => engine.room.value?.chat.entries.value.length === 1);
    await sendKeys({ press: 'Escape' });
    expect(engine.room.value).not.to.equal(undefined);
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('chat-panel send');
    find('call-button').focus();
    await tabTo('call-controls hang-up');
    await sendKeys({ press: 'Enter' });
    await until(() => !engine.room.value);
  });

  it('one can call and cancel', async () => {
    const scene = await page(html`<call-button to="bob"></call-button>`);
    await scene.person('Bob');
    await tabTo('call-button button');
    await sendKeys({ press: 'Enter' });
    await until(() => scene.engine.outgoing.state.value.status === 'calling');
    await sendKeys({ press: 'Space' });
    await until(() => scene.engine.outgoing.state.value.status === 'ended');
    expect(focused()).to.equal('call-button button');
  });

  it('what has the focus has a ring around it that is not cut off', async () => {
    const scene = await page(html`
      <call-controls></call-controls>
      <chat-panel style="block-size: 300px"></chat-panel>
    `);
    await scene.talk('Bob');
    await seen(find('call-controls'), 'hang-up');
    for (const where of ['call-controls hang-up', 'chat-panel list', 'chat-panel input']) {
      await tabTo(where);
      const [tag = '', name = ''] = where.split(' ');
      const ring = getComputedStyle(await seen(document.querySelector(tag)!, name));
      expect(ring.outlineStyle).to.equal('solid');
      const isInside = tag === 'chat-panel';
      expect(Number.parseFloat(ring.outlineOffset) < 0).to.equal(isInside);
    }
  });
});
