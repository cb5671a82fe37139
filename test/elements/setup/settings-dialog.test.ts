import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/controls/call-controls.ts';
import '../../../src/elements/invite/incoming-call.ts';
import { showSettings } from '../../../src/elements/setup/settings-dialog.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';

const within = (root: Element) =>
  eventually(() => root.shadowRoot?.querySelector('settings-dialog'));

describe('settings-dialog', () => {
  it('is accessible', async () => {
    await page(html`<settings-dialog></settings-dialog>`);
    await find('settings-dialog').show();
    await seen(find('settings-dialog'), 'devices');
    await expect(find('settings-dialog')).to.be.accessible();
  });

  it('is opened by the controls, closed, and opened again', async () => {
    const scene = await page(html`<call-controls></call-controls>`);
    await scene.talk('Bob');
    for (const _ of [1, 2]) {
      const button = await seen(find('call-controls'), 'settings');
      button.focus();
      button.click();
      const dialog = await within(find('call-controls'));
      await seen<HTMLDialogElement>(dialog, 'dialog', ({ open }) => open);
      part(dialog, 'close').click();
      await eventually(() => !find('call-controls').shadowRoot?.querySelector('settings-dialog'));
    }
    expect(find('call-controls').shadowRoot?.activeElement?.part.contains('settings')).to.equal(
      true,
    );
  });

  it('is opened by a command', async () => {
    await page(html`<button commandfor="me" command="--settings">Settings</button>`);
    find('call-provider').id = 'me';
    document.querySelector('button')?.click();
    const dialog = await within(find('call-provider'));
    await seen<HTMLDialogElement>(dialog, 'dialog', ({ open }) => open);
    dialog.close();
    await eventually(() => !dialog.isConnected);
  });

  it('has the choice of a small window for when the tab is left, which is remembered', async () => {
    const text = () => localStorage.getItem('call-elements:pip');
    await page(html`<settings-dialog></settings-dialog>`);
    await find('settings-dialog').show();
    const choice = () => seen<HTMLInputElement>(find('settings-dialog'), 'keep-in-sight');
    expect((await choice()).checked).to.equal(false);
    (await choice()).click();
    expect(text()).to.equal('{"leaving":true}');
    find('settings-dialog').close();
    await find('settings-dialog').show();
    expect((await choice()).checked).to.equal(true);
    (await choice()).click();
    expect(text()).to.equal('{"leaving":false}');
  });

  it('is opened once, however often it is asked for', async () => {
    await page(html`<button commandfor="me" command="--settings">Settings</button>`);
    find('call-provider').id = 'me';
    for (const _ of [1, 2]) document.querySelector('button')?.click();
    const dialog = await within(find('call-provider'));
    await seen<HTMLDialogElement>(dialog, 'dialog', ({ open }) => open);
    await showSettings(find('call-provider'));
    const { shadowRoot } = find('call-provider');
    expect(shadowRoot?.querySelectorAll('settings-dialog')).to.have.length(1);
  });

  it('has a choice of how good one’s picture is, and shows how the call’s connections are', async () => {
    const scene = await page(html`<settings-dialog></settings-dialog>`);
    const [bob] = await scene.meet('Bob');
    const devices = await scene.engine.loadDevices();
    devices.chooseQuality(undefined);
    const dialog = find('settings-dialog');
    await dialog.show();
    const choice = await seen(dialog, 'quality');
    const select = choice.querySelector('select')!;
    expect(select.value).to.equal('auto');
    select.value = 'low';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await eventually(() => select.value === 'low');
    expect(scene.engine.preferences.chosenQuality.value).to.equal('low');
    (await seen(dialog, 'connection')).setAttribute('open', '');
    await seen(part(dialog, 'stats'), 'member');
    await expect(dialog).to.be.accessible();
    devices.chooseQuality('high');
    await gone(dialog, 'lowered');
    const room = await scene.room;
    await (await room.hosting.load()).set({ quality: 'medium' });
    await seen(dialog, 'lowered');
    await bob?.leave();
    devices.chooseQuality(undefined);
  });

  it('closes when somebody rings, who can then be answered', async () => {
    const scene = await page(html`
      <settings-dialog></settings-dialog><incoming-call ringtone="none"></incoming-call>
    `);
    for (const name of ['Bob', 'Carol']) {
      await find('settings-dialog').show();
      await seen<HTMLDialogElement>(find('settings-dialog'), 'dialog', ({ open }) => open);
      await scene.rung(name);
      await seen<HTMLDialogElement>(find('settings-dialog'), 'dialog', ({ open }) => !open);
      const answer = await seen(find('incoming-call'), 'decline');
      // What is inert cannot be focused.
      answer.focus();
      expect(find('incoming-call').shadowRoot?.activeElement).to.equal(answer);
      answer.click();
      await gone(find('incoming-call'), 'dialog');
    }
  });

  it('is not opened when the page says no', async () => {
    const scene = await page(html`<call-controls></call-controls>`);
    await scene.talk('Bob');
    const toggles = cancel('call-toggle');
    (await seen(find('call-controls'), 'settings')).click();
    await eventually(() => toggles.count === 1);
    expect(toggles.last).to.deep.equal({ slot: 'settings', on: true });
    expect(Boolean(find('call-controls').shadowRoot?.querySelector('settings-dialog'))).to.equal(
      false,
    );
  });
});
