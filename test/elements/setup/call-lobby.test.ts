import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/setup/call-lobby.ts';
import { InventedDevices } from '../../../src/testing/invented-devices.ts';
import { wait } from '../../../stories/support/people.ts';
import { eventually, until } from '../../support/until.ts';
import { cancel, find, page, seen } from '../support/page.ts';

const inventedParts = () => {
  const devices = new InventedDevices({ audioinput: ['Built-in'], videoinput: ['Webcam'] });
  return { devices, parts: { registry: devices, capture: devices.capture } };
};
const inside = <T extends keyof HTMLElementTagNameMap>(tag: T) =>
  eventually(() => find('call-lobby').shadowRoot?.querySelector(tag));
const press = async () => {
  const button = await inside('call-button');
  (await seen(button, 'button', (inner) => inner.getAttribute('aria-disabled') !== 'true')).click();
};

describe('call-lobby', () => {
  it('is accessible', async () => {
    const { parts } = inventedParts();
    await page(html`<call-lobby room="team" video></call-lobby>`, { parts });
    await seen(await inside('device-settings'), 'picture');
    await expect(find('call-lobby')).to.be.accessible();
  });

  it('opens the devices as one will come in, and joins the room with them', async () => {
    const { devices, parts } = inventedParts();
    const scene = await page(html`<call-lobby room="team" video></call-lobby>`, { parts });
    await until(() => scene.engine.sources.microphone.on.value);
    await until(() => scene.engine.sources.camera.on.value);
    const settings = await inside('device-settings');
    (await seen(settings, 'microphone')).click();
    await until(() => scene.engine.sources.microphone.state.value.status === 'muted');
    await press();
    const room = await scene.room;
    expect(room.id).to.equal('team');
    const me = room.roster.me.value;
    expect(me).to.include({ microphone: false, camera: true });
    await eventually(() => !find('call-lobby').shadowRoot?.querySelector('device-settings'));
    // The very tracks that were looked at, and no question asked anew.
    expect(devices.opened).to.have.length(2);
    expect(scene.engine.sources.camera.on.value).to.equal(true);
  });

  it('rings people, with video exactly when the camera is on', async () => {
    const { parts } = inventedParts();
    const scene = await page(html`<call-lobby to="bob" video></call-lobby>`, { parts });
    await scene.person('Bob Stone');
    await seen(find('call-lobby'), 'whom', ({ textContent }) => textContent?.includes('Bob Stone'));
    const invites = cancel('call-invite');
    await press();
    expect(invites.last).to.deep.equal({ to: ['bob'], video: true });
    (await seen(await inside('device-settings'), 'camera')).click();
    await eventually(async () => (await inside('call-button')).video === false);
    await press();
    expect(invites.last).to.deep.equal({ to: ['bob'], video: false });
  });

  it('lets the page cancel joining', async () => {
    const { parts } = inventedParts();
    const scene = await page(html`<call-lobby room="team"></call-lobby>`, { parts });
    const joins = cancel('call-join');
    await press();
    expect(joins.last).to.deep.equal({ room: 'team' });
    expect(scene.engine.room.value).to.equal(undefined);
  });

  it('opens the devices again after a call, and gives them back when it is taken away', async () => {
    const { devices, parts } = inventedParts();
    const scene = await page(html`<call-lobby room="team"></call-lobby>`, { parts });
    await press();
    await scene.room;
    await scene.engine.hangUp();
    await inside('device-settings');
    await until(() => scene.engine.sources.microphone.on.value);
    find('call-lobby').remove();
    await until(() => scene.engine.sources.microphone.state.value.status === 'off');
    expect(devices.opened.every(({ track }) => track.readyState === 'ended')).to.equal(true);
  });

  it('goes on while it rings, though it is taken away', async () => {
    const { parts } = inventedParts();
    const scene = await page(html`<call-lobby to="bob"></call-lobby>`, { parts });
    const bob = await scene.person('Bob');
    await press();
    await until(() => scene.engine.outgoing.state.value.status === 'calling');
    find('call-lobby').remove();
    await bob.accept();
    await scene.room;
    expect(scene.engine.sources.microphone.on.value).to.equal(true);
  });

  it('says in place of its button that one waits, and beside it why one was not let in', async () => {
    const { devices, parts } = inventedParts();
    const scene = await page(html`<call-lobby room="team" video></call-lobby>`, { parts });
    const door = await wait(scene);
    const waiting = await inside('waiting-room');
    await seen(waiting, 'words', ({ textContent }) => textContent?.includes('You are waiting'));
    expect(find('call-lobby').shadowRoot?.querySelector('call-button')).to.equal(null);
    await expect(find('call-lobby')).to.be.accessible();
    // The mirror that was there goes on.
    await seen(await inside('device-settings'), 'picture');
    expect(devices.opened).to.have.length(2);
    await door.deny('Not today.');
    await seen(waiting, 'message', ({ textContent }) => textContent === 'Not today.');
    await inside('call-button');
    await expect(find('call-lobby')).to.be.accessible();
  });

  it('has the link to its room, and none to people', async () => {
    const { parts } = inventedParts();
    await page(html`<call-lobby room="team"></call-lobby>`, { parts });
    const link = await inside('room-link');
    expect(new URL(link.link).searchParams.get('room')).to.equal('team');
    find('call-lobby').to = 'bob';
    await eventually(() => !find('call-lobby').shadowRoot?.querySelector('room-link'));
  });
});
