import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/widget/call-widget.ts';
import type { CallWidget } from '../../../src/elements/widget/call-widget.ts';
import { wait } from '../../../stories/support/people.ts';
import { part, settled } from '../../../stories/support/settled.ts';
import { eventually, until } from '../../support/until.ts';
import { find, gone, page, seen, signIn } from '../support/page.ts';

const widget = html`<call-widget to="bob"></call-widget>`;
const within = <T extends keyof HTMLElementTagNameMap>(tag: T) =>
  eventually(() => find('call-widget').shadowRoot?.querySelector(tag));

describe('call-widget', () => {
  it('is accessible in each of its states', async () => {
    const scene = await page(widget);
    await within('call-button');
    await expect(find('call-widget')).to.be.accessible();
    await scene.talk('Bob', { camera: true });
    await seen(find('call-widget'), 'panel');
    (await scene.room).chat.show(true);
    await within('chat-panel');
    await settled(scene.provider);
    await expect(find('call-widget')).to.be.accessible();
    part(find('call-widget'), 'minimize').click();
    await seen(find('call-widget'), 'restore');
    await expect(find('call-widget')).to.be.accessible();
  });

  it('has a button with a label of its own, or the page’s', async () => {
    await page(html`${widget}<call-widget room="team">Meet us</call-widget>`);
    const button = await within('call-button');
    await eventually(() => button.innerText.trim() === 'Call');
    find('call-widget').video = true;
    await eventually(() => button.innerText.trim() === 'Video call');
    const [, other] = document.querySelectorAll('call-widget');
    const slot = await eventually(() => other?.shadowRoot?.querySelector('slot'));
    expect(slot.assignedNodes()[0]?.textContent).to.equal('Meet us');
  });

  it('opens with a call, and closes with it', async () => {
    const scene = await page(widget);
    const button = await within('call-button');
    const bob = await scene.person('Bob');
    button.click();
    await bob.accept();
    await seen(find('call-widget'), 'panel', (panel) => panel.matches(':popover-open'));
    expect(find('call-widget').open).to.equal(true);
    await within('video-grid');
    const controls = await within('call-controls');
    (await seen(controls, 'hang-up')).click();
    await gone(find('call-widget'), 'panel');
    expect(find('call-widget').open).to.equal(false);
  });

  it('offers full screen and the small window in a call, and says why they could not be', async () => {
    const scene = await page(widget);
    await scene.talk('Bob', { camera: true });
    for (const name of ['fullscreen', 'pip']) {
      const button = await seen(find('call-widget'), name);
      await eventually(() => !navigator.userActivation.isActive);
      button.click();
      await seen(find('call-widget'), 'notice', ({ textContent }) =>
        /did not/.test(`${textContent}`),
      );
    }
    await expect(find('call-widget')).to.be.accessible();
  });

  it('shows, while it is small, that the call goes on, with whom, and what is unread', async () => {
    const scene = await page(widget);
    const bob = await scene.talk('Bob Stone');
    (await seen(find('call-widget'), 'minimize')).click();
    const restore = await seen(find('call-widget'), 'restore');
    expect(part(find('call-widget'), 'minimized').matches(':popover-open')).to.equal(true);
    expect(restore.ariaLabel).to.equal('Show the call, Bob Stone');
    expect(find('call-widget').shadowRoot?.activeElement).to.equal(restore);
    await bob.say('Hello?');
    await eventually(() => restore.ariaLabel === 'Show the call, Bob Stone, 1 unread message');
    restore.click();
    await seen(find('call-widget'), 'panel', (panel) => panel.matches(':popover-open'));
    await eventually(
      () => find('call-widget').shadowRoot?.activeElement === part(find('call-widget'), 'minimize'),
    );
    expect(scene.engine.room.value).not.to.equal(undefined);
  });

  it('hangs up while it is small', async () => {
    const scene = await page(widget);
    await scene.talk('Bob');
    (await seen(find('call-widget'), 'minimize')).click();
    (await seen(find('call-widget'), 'hang-up')).click();
    await until(() => !scene.engine.room.value);
    await gone(find('call-widget'), 'minimized');
  });

  it('answers who rings', async () => {
    const scene = await page(widget);
    const card = await within('incoming-call');
    await scene.rung('Bob');
    (await seen(card, 'accept')).click();
    await seen(find('call-widget'), 'panel');
  });

  it('shows before a call whom it will be with, when it is told to be open, and does so again after it', async () => {
    const scene = await page(widget);
    const host = find('call-widget');
    host.open = true;
    expect((await seen(host, 'whom')).textContent).to.contain('bob');
    await expect(host).to.be.accessible();
    (await seen(host, 'camera')).click();
    await until(() => scene.engine.preferences.camera.value);
    await scene.talk('Bob');
    await within('video-grid');
    await scene.engine.hangUp();
    await seen(host, 'whom');
    expect(host.open).to.equal(true);
  });

  it('shows the chat as the controls say', async () => {
    const scene = await page(widget);
    await scene.talk('Bob');
    await seen(find('call-widget'), 'panel');
    const chat = await within('chat-panel');
    await eventually(() => getComputedStyle(chat).display === 'none');
    const controls = await within('call-controls');
    (await seen(controls, 'chat')).click();
    await eventually(() => getComputedStyle(chat).display !== 'none');
  });

  it('signs in by itself where it is told who, and leaves the rest of the page alone', async () => {
    await page('');
    const own = await fixture<CallWidget>(
      html`<call-widget user="alice" to="bob" quality="low" call-waiting="off"></call-widget>`,
    );
    const provider = await eventually(() => own.shadowRoot?.querySelector('call-provider'));
    expect(provider).to.include({ quality: 'low', callWaiting: 'off', preconnect: false });
    own.quality = 'medium';
    await eventually(() => provider.quality === 'medium');
    const scene = await signIn(provider);
    await until(() => own.engine === scene.engine);
    const button = own.shadowRoot?.querySelector('call-button');
    await eventually(() => button?.engine === scene.engine);
    expect(find('call-provider').engine).not.to.equal(scene.engine);
    own.open = true;
    (await seen(own, 'settings')).click();
    const dialog = await eventually(() => own.shadowRoot?.querySelector('settings-dialog'));
    await until(() => dialog.engine === scene.engine);
    dialog.close();
  });

  it('opens for whoever has to wait, says so, and says when they were refused', async () => {
    const scene = await page(html`<call-widget room="team"></call-widget>`);
    const door = await wait(scene);
    await eventually(() => find('call-widget').open);
    const waiting = await within('waiting-room');
    await seen(waiting, 'words', ({ textContent }) => textContent?.includes('You are waiting'));
    await settled(scene.provider);
    await expect(find('call-widget')).to.be.accessible();
    await door.deny();
    await seen(waiting, 'verdict');
    await seen(find('call-widget'), 'whom');
    await settled(scene.provider);
    await expect(find('call-widget')).to.be.accessible();
  });
});
