import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/controls/call-controls.ts';
import '../../../src/elements/stage/video-grid.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { canvasCapture } from '../../../src/testing/canvas-capture.ts';
import { InventedDevices } from '../../../src/testing/invented-devices.ts';
import { part, settled } from '../../../stories/support/settled.ts';
import { eventually, until } from '../../support/until.ts';
import { Voice } from '../../support/voice.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';

const controls = html`<call-controls></call-controls>`;
const words = () =>
  [...(find('call-controls').shadowRoot?.querySelectorAll('button') ?? [])].map((button) =>
    button.part.item(1),
  );
const pressed = (name: string, value: string) =>
  seen(find('call-controls'), name, (button) => button.getAttribute('aria-pressed') === value);

const noCamera = {
  capture: async (slot: 'microphone' | 'camera') => {
    if (slot === 'camera') throw new CallError('permission-denied');
    return canvasCapture('Alice')(slot);
  },
};

describe('call-controls', () => {
  it('is accessible in each of its states', async () => {
    const scene = await page(controls, { parts: noCamera });
    await expect(find('call-controls')).to.be.accessible();
    const bob = await scene.talk('Bob');
    await pressed('microphone', 'true');
    await expect(find('call-controls')).to.be.accessible();
    (await scene.room).chat.show(false);
    await bob.say('Hello');
    await scene.engine.set('camera', true).catch(() => {});
    await seen(find('call-controls'), 'notice');
    await expect(find('call-controls')).to.be.accessible();
  });

  it('holds the call and goes on with it, and switches to another', async () => {
    const scene = await page(
      html`<call-controls controls="microphone hold hang-up"></call-controls>`,
    );
    await scene.talk('Bob');
    const press = async (name: string) => (await seen(find('call-controls'), name)).click();
    await press('hold');
    await seen(find('call-controls'), 'resume');
    await pressed('hold', 'true');
    await expect(find('call-controls')).to.be.accessible();
    await press('resume');
    await pressed('hold', 'false');
    await scene.rung('Carol');
    await scene.engine.accept({ hold: true });
    const names = () => scene.engine.room.value?.roster.others.value.map(({ name }) => name);
    expect(names()).to.deep.equal(['Carol']);
    const button = await seen(find('call-controls'), 'switch');
    expect(button.getAttribute('aria-label')).to.equal('Switch: On hold: Bob');
    await expect(find('call-controls')).to.be.accessible();
    button.click();
    await until(() => names()?.[0] === 'Bob');
    expect(scene.engine.room.value?.held.value).to.equal(false);
  });

  it('is not there outside a call', async () => {
    const scene = await page(controls);
    expect(words()).to.deep.equal([]);
    await scene.talk('Bob');
    await seen(find('call-controls'), 'hang-up');
    await scene.engine.hangUp();
    await gone(find('call-controls'), 'hang-up');
  });

  it('turns the devices on and off, and says so', async () => {
    const scene = await page(controls);
    await scene.talk('Bob');
    (await pressed('microphone', 'true')).click();
    await pressed('microphone', 'false');
    expect(scene.engine.sources.microphone.on.value).to.equal(false);
    const camera = await pressed('camera', 'false');
    expect(camera.getAttribute('aria-label')).to.equal('Camera');
    expect(camera.title).to.equal('Turn camera on');
    camera.click();
    await pressed('camera', 'true');
    expect(camera.title).to.equal('Turn camera off');
  });

  it('shows that a device is awaited, and counts a double click once', async () => {
    let open: (track: MediaStreamTrack) => void = () => {};
    const capture = (slot: 'microphone' | 'camera') =>
      slot === 'camera'
        ? new Promise<MediaStreamTrack>((resolve) => (open = resolve))
        : canvasCapture('Alice')(slot);
    const scene = await page(controls, { parts: { capture } });
    await scene.talk('Bob');
    const camera = await pressed('camera', 'false');
    camera.click();
    await seen(find('call-controls'), 'camera', (button) => button.ariaBusy === 'true');
    open(await canvasCapture('Alice')('camera'));
    await pressed('camera', 'true');
    expect(camera.ariaBusy).to.equal(null);
  });

  it('says what a device failed with', async () => {
    const scene = await page(controls, { parts: noCamera });
    await scene.talk('Bob');
    (await pressed('camera', 'false')).click();
    const notice = await seen(find('call-controls'), 'notice');
    expect(notice.textContent).to.include('The camera is blocked');
  });

  it('counts what was not read', async () => {
    const scene = await page(controls);
    const bob = await scene.talk('Bob');
    (await pressed('chat', 'true')).click();
    await pressed('chat', 'false');
    await bob.say('Hello');
    await bob.say('Are you there?');
    const chat = await seen(find('call-controls'), 'chat', (button) =>
      button.ariaLabel?.endsWith('2 unread messages'),
    );
    expect(chat.textContent?.trim()).to.equal('2');
    chat.click();
    await seen(find('call-controls'), 'chat', (button) => button.ariaLabel === 'Chat');
  });

  it('has the buttons that it is told to have, in that order', async () => {
    const scene = await page(
      html`<call-controls controls="hang-up  teleport microphone"></call-controls>`,
    );
    await scene.talk('Bob');
    await seen(find('call-controls'), 'hang-up');
    expect(words()).to.deep.equal(['hang-up', 'microphone']);
    find('call-controls').controls = 'chat';
    await settled(scene.provider);
    expect(words()).to.deep.equal(['chat']);
  });

  it('leaves out words that are no buttons, whatever they mean to JavaScript', async () => {
    const scene = await page(
      html`<call-controls controls="hang-up constructor toString"></call-controls>`,
    );
    await scene.talk('Bob');
    await seen(find('call-controls'), 'hang-up');
    const buttons = find('call-controls').shadowRoot?.querySelectorAll('button');
    expect(buttons?.length).to.equal(1);
  });

  it('sends intents that can be cancelled', async () => {
    const scene = await page(controls);
    await scene.talk('Bob');
    const toggles = cancel('call-toggle');
    const ends = cancel('call-hang-up');
    (await pressed('microphone', 'true')).click();
    expect(toggles.last).to.deep.equal({ slot: 'microphone', on: false });
    part(find('call-controls'), 'chat').click();
    expect(toggles.last).to.deep.equal({ slot: 'chat', on: false });
    part(find('call-controls'), 'hang-up').click();
    expect([toggles.count, ends.count]).to.deep.equal([2, 1]);
    expect(scene.engine.room.value).not.to.equal(undefined);
    expect(scene.engine.sources.microphone.on.value).to.equal(true);
  });

  it('says what is wrong with the call, unless a video-grid does', async () => {
    const scene = await page(controls);
    await scene.talk('Bob');
    scene.line.drop();
    const notice = await seen(find('call-controls'), 'notice');
    expect(notice.textContent).to.include('No connection to the server');
    scene.line.restore();
    await until(() => scene.engine.room.value?.state.value.status === 'joined');
    scene.provider.append(document.createElement('video-grid'));
    scene.line.drop();
    await eventually(() =>
      find('video-grid').shadowRoot?.textContent?.includes('No connection to the server'),
    );
    await gone(find('call-controls'), 'notice');
  });

  it('says that the system has interrupted the microphone, and opens it anew by one press', async () => {
    const devices = new InventedDevices({ audioinput: ['Built-in'] });
    const parts = { registry: devices, capture: devices.capture };
    const scene = await page(controls, { parts });
    await scene.talk('Bob');
    await pressed('microphone', 'true');
    devices.hold('Built-in', true);
    await pressed('microphone', 'false');
    const notice = await seen(find('call-controls'), 'notice');
    expect(notice.textContent).to.include('The system has interrupted the microphone');
    await expect(find('call-controls')).to.be.accessible();
    part(find('call-controls'), 'microphone').click();
    await pressed('microphone', 'true');
    await gone(find('call-controls'), 'notice');
    expect(devices.opened).to.have.length(2);
  });

  it('says which device is used now that one was unplugged, to those who see and who listen', async () => {
    const devices = new InventedDevices({ audioinput: ['Headset', 'Built-in'] });
    const parts = { registry: devices, capture: devices.capture };
    const scene = await page(controls, { parts });
    await scene.talk('Bob');
    await pressed('microphone', 'true');
    devices.unplug('Headset');
    const text = 'Headset was unplugged. Using Built-in.';
    const news = await seen(find('call-controls'), 'news');
    expect(news.textContent).to.equal(text);
    const spoken = scene.provider.shadowRoot?.querySelector('[role=status]');
    await eventually(() => spoken?.textContent?.includes(text));
    await pressed('microphone', 'true');
  });

  it('says beside the microphone that one speaks and is muted', async () => {
    const voice = new Voice();
    const capture = async (slot: 'microphone' | 'camera') =>
      slot === 'microphone' ? voice.track.clone() : canvasCapture('Alice')(slot);
    const scene = await page(controls, { parts: { capture } });
    await scene.talk('Bob');
    (await pressed('microphone', 'true')).click();
    const button = await pressed('microphone', 'false');
    voice.talk();
    const hint = await seen(find('call-controls'), 'hint');
    expect(hint.textContent).to.equal('You are muted');
    expect(button.ariaLabel).to.equal('Microphone, You are muted');
    await expect(find('call-controls')).to.be.accessible();
    button.click();
    await gone(find('call-controls'), 'hint');
    voice.close();
  });
});
