import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/people/waiting-room.ts';
import { InventedDevices } from '../../../src/testing/invented-devices.ts';
import { visit, wait } from '../../../stories/support/people.ts';
import { eventually, until } from '../../support/until.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';

const element = html`<waiting-room></waiting-room>`;
const room = () => find('waiting-room');
const invented = () => {
  const devices = new InventedDevices({ audioinput: ['Built-in'], videoinput: ['Webcam'] });
  return { parts: { registry: devices, capture: devices.capture } };
};

describe('waiting-room', () => {
  it('is accessible, while one waits and when one was refused', async () => {
    const scene = await page(element, invented());
    scene.engine.preferences.camera.value = true;
    const door = await wait(scene);
    await seen(room(), 'picture');
    await expect(room()).to.be.accessible();
    await door.deny('We begin at ten.');
    await seen(room(), 'verdict');
    await expect(room()).to.be.accessible();
  });

  it('says that one waits and since when, shows oneself, and gives way to the call', async () => {
    const scene = await page(element, invented());
    const door = await wait(scene);
    await seen(room(), 'words', ({ textContent }) => textContent?.includes('You are waiting'));
    await seen(room(), 'since', ({ textContent }) => /Waiting since \d/.test(textContent ?? ''));
    expect(room().matches(':state(waiting)')).to.equal(true);
    (await seen(room(), 'camera')).click();
    await seen(room(), 'picture');
    await door.admit();
    const joined = await scene.room;
    await gone(room(), 'waiting');
    expect(joined.roster.me.value?.camera).to.equal(true);
    expect(scene.engine.sources.camera.on.value).to.equal(true);
  });

  it('says so when the connection is lost', async () => {
    const scene = await page(element, invented());
    await wait(scene);
    scene.line.drop();
    await seen(room(), 'words', ({ textContent }) => textContent?.includes('No connection'));
    scene.line.restore();
    await seen(room(), 'words', ({ textContent }) => textContent?.includes('You are waiting'));
  });

  it('lets the page cancel leaving', async () => {
    const scene = await page(element, invented());
    await wait(scene);
    const leaving = cancel('call-hang-up');
    (await seen(room(), 'leave')).click();
    expect(leaving.count).to.equal(1);
    expect(scene.engine.waiting.value).not.to.equal(undefined);
  });

  it('is left by its button, which gives the devices back', async () => {
    const scene = await page(element, invented());
    await wait(scene);
    await until(() => scene.engine.sources.microphone.on.value);
    (await seen(room(), 'leave')).click();
    await gone(room(), 'waiting');
    await until(() => scene.engine.sources.microphone.state.value.status === 'off');
    expect(room().matches(':state(turned-away)')).to.equal(false);
  });

  it('keeps the words of a host who refuses, also for an element that comes later', async () => {
    const scene = await page(element, invented());
    const door = await wait(scene);
    await door.deny('We begin at ten.');
    const words = async () => (await seen(room(), 'verdict')).textContent;
    expect(await words()).to.equal('You were not let in');
    await seen(room(), 'message', ({ textContent }) => textContent === 'We begin at ten.');
    room().remove();
    scene.provider.append(document.createElement('waiting-room'));
    expect(await words()).to.equal('You were not let in');
    // Until one is in a call again.
    await scene.engine.join('elsewhere');
    await gone(room(), 'verdict');
    await scene.engine.hangUp();
    await until(() => !scene.engine.room.value);
    await room().updateComplete;
    await gone(room(), 'verdict');
  });

  it('says why one was sent away, and why the door stays shut', async () => {
    const scene = await page(element);
    const bob = await visit(scene);
    const joined = await scene.room;
    const request = bob.signaling.request.bind(bob.signaling);
    await request('member:eject', { room: 'team', member: joined.roster.me.value!.id });
    const reads = (text: string) =>
      seen(room(), 'verdict', ({ textContent }) => textContent?.includes(text));
    await reads('You were removed from the call');
    scene.provider.roomId = 'team';
    await reads('You were removed from this room');
    const carol = await scene.person('Carol');
    await carol.join('locked');
    await carol.signaling.request('room:set', { room: 'locked', locked: true });
    scene.provider.roomId = 'locked';
    await reads('locked');
    const dave = await scene.person('Dave');
    await dave.join('small');
    await dave.signaling.request('room:set', { room: 'small', capacity: 1 });
    scene.provider.roomId = 'small';
    await reads('full');
    await eventually(() => room().matches(':state(turned-away)'));
  });
});
