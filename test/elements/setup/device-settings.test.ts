import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/setup/device-settings.ts';
import type { EngineParts } from '../../../src/engine/engine-parts.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { InventedDevices } from '../../../src/testing/invented-devices.ts';
import { eventually, until } from '../../support/until.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';

const settings = html`<device-settings></device-settings>`;
const invented = () =>
  new InventedDevices({
    audioinput: ['Built-in', 'Headset (046d:0a37)'],
    videoinput: ['Webcam', 'Other camera'],
    audiooutput: ['Speakers', 'Headset (046d:0a37)'],
  });
const partsOf = (devices: InventedDevices): Partial<EngineParts> => ({
  registry: devices,
  capture: devices.capture,
});
const host = () => find('device-settings');
const select = (kind: string) =>
  seen<HTMLSelectElement>(host(), `choose-${kind}`, (list) => list.options.length > 1);

async function pick(kind: string, label: string): Promise<void> {
  const list = await select(kind);
  list.value = [...list.options].find((option) => option.text === label)?.value ?? '';
  list.dispatchEvent(new Event('change'));
}

describe('device-settings', () => {
  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());

  it('is accessible in each of its states', async () => {
    const devices = invented();
    const scene = await page(settings, { parts: partsOf(devices) });
    await select('camera');
    await expect(host()).to.be.accessible();
    (await seen(host(), 'try')).click();
    (await seen(host(), 'camera')).click();
    await seen(host(), 'picture');
    await expect(host()).to.be.accessible();
    await scene.talk('Bob');
    for (const label of ['Webcam', 'Other camera']) devices.unplug(label);
    await seen(host(), 'notice');
    await expect(host()).to.be.accessible();
  });

  it('opens nothing by itself, and what the next call would have open when it is asked to', async () => {
    const devices = invented();
    const scene = await page(settings, { parts: partsOf(devices) });
    await select('microphone');
    expect(devices.opened).to.deep.equal([]);
    (await seen(host(), 'try')).click();
    await until(() => scene.engine.sources.microphone.on.value);
    expect(scene.engine.sources.camera.on.value).to.equal(false);
    expect(host().matches(':state(trying)')).to.equal(true);
    (await seen(host(), 'camera')).click();
    const picture = await seen<HTMLVideoElement>(host(), 'picture');
    await eventually(() => picture.videoWidth > 2);
    expect(getComputedStyle(picture).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
    (await seen(host(), 'camera')).click();
    await gone(host(), 'picture');
    expect(devices.opened.at(-1)?.track.readyState).to.equal('ended');
  });

  it('offers to try them again when what opens them could not be loaded', async () => {
    const devices = invented();
    const scene = await page(settings, { parts: partsOf(devices) });
    await select('microphone');
    const { loadDevices } = scene.engine;
    scene.engine.loadDevices = () => Promise.reject(new TypeError('no network'));
    (await seen(host(), 'try')).click();
    await seen(host(), 'notice');
    await seen(host(), 'try');
    expect(host().matches(':state(trying)')).to.equal(false);
    scene.engine.loadDevices = loadDevices;
    (await seen(host(), 'try')).click();
    await until(() => scene.engine.sources.microphone.on.value);
    await gone(host(), 'notice');
  });

  it('gives the picture its stream once, since each time it would start anew', async () => {
    const parts = partsOf(invented());
    await page(html`<device-settings preview></device-settings>`, { parts });
    (await seen(host(), 'camera')).click();
    const picture = await seen<HTMLVideoElement>(host(), 'picture');
    await eventually(() => picture.videoWidth > 2);
    let starts = 0;
    picture.addEventListener('emptied', () => {
      starts += 1;
    });
    (await seen(host(), 'microphone')).click();
    await seen(host(), 'microphone', ({ ariaPressed }) => ariaPressed === 'false');
    await eventually(() => picture.readyState >= picture.HAVE_CURRENT_DATA);
    expect(starts).to.equal(0);
  });

  it('gives the devices back when it leaves the page, and keeps those of a call', async () => {
    const devices = invented();
    const scene = await page(html`<device-settings preview></device-settings>`, {
      parts: partsOf(devices),
    });
    const { microphone } = scene.engine.sources;
    await until(() => microphone.on.value);
    const settingsThen = host();
    settingsThen.remove();
    await until(() => microphone.state.value.status === 'off');
    scene.provider.append(settingsThen);
    await until(() => microphone.on.value);
    await scene.talk('Bob');
    settingsThen.remove();
    expect(microphone.on.value).to.equal(true);
    expect(devices.opened.filter(({ track }) => track.readyState === 'live')).to.have.length(1);
  });

  it('lists the devices by their plain names, and the system’s choice', async () => {
    await page(settings, { parts: partsOf(invented()) });
    const { options } = await select('speaker');
    expect([...options].map(({ text }) => text)).to.deep.equal([
      'System default',
      'Speakers',
      'Headset',
    ]);
  });

  it('numbers devices that have no names yet', async () => {
    const nameless = new InventedDevices({ videoinput: ['', ' '] });
    await page(settings, { parts: partsOf(nameless) });
    const { options } = await select('camera');
    expect([...options].map(({ text }) => text)).to.include('Camera 1');
  });

  it('changes the device in a call, without a gap', async () => {
    const devices = invented();
    const scene = await page(settings, { parts: partsOf(devices) });
    await scene.talk('Bob');
    const { microphone } = scene.engine.sources;
    await until(() => microphone.on.value);
    await pick('microphone', 'Headset');
    await until(() => microphone.track.value?.label.startsWith('Headset'));
    expect(microphone.on.value).to.equal(true);
    expect((await select('microphone')).value).to.equal('audioinput Headset (046d:0a37)');
  });

  it('says that a device cannot be had, and shows the one that is used', async () => {
    const devices = invented();
    const scene = await page(settings, {
      parts: {
        registry: devices,
        capture: async (slot, wish) => {
          if (wish?.device?.includes('Other')) throw new CallError('device-in-use');
          return devices.capture(slot, wish);
        },
      },
    });
    await scene.talk('Bob', { camera: true });
    await scene.engine.set('camera', true);
    await pick('camera', 'Other camera');
    const notice = await seen(host(), 'notice');
    expect(notice.textContent).to.include('Another program is using the camera');
    await eventually(async () => (await select('camera')).value === '');
    expect(scene.engine.sources.camera.track.value?.label).to.equal('Webcam');
    await until(() => scene.engine.sources.camera.on.value);
  });

  it('says what to do about a permission, on the browser at hand', async () => {
    let code: 'permission-denied' | 'permission-dismissed' | 'permission-system' =
      'permission-denied';
    const scene = await page(html`<device-settings preview></device-settings>`, {
      parts: {
        registry: invented(),
        capture: async () => {
          throw new CallError(code);
        },
      },
    });
    const says = (text: string) =>
      seen(host(), 'notice', ({ textContent }) => textContent?.includes(text));
    await says(
      'The microphone is blocked. Click the icon to the left of the address, allow the microphone',
    );
    expect(host().matches(':state(troubled)')).to.equal(true);
    for (const [next, text] of [
      ['permission-dismissed', 'If nothing is asked, reload the page'],
      [
        'permission-system',
        'The system keeps the microphone from this browser. Allow the microphone',
      ],
    ] as const) {
      code = next;
      await until(() => !scene.engine.preferences.microphone.value);
      (await seen(host(), 'microphone')).click();
      await says(text);
    }
    expect(scene.engine.sources.microphone.state.value.status).to.equal('failed');
  });

  it('turns off what the browser does to the sound', async () => {
    const devices = invented();
    const scene = await page(settings, { parts: partsOf(devices) });
    await scene.talk('Bob');
    const { microphone } = scene.engine.sources;
    await until(() => microphone.on.value);
    const echo = await seen<HTMLInputElement>(host(), 'echoCancellation');
    expect(echo.checked).to.equal(true);
    echo.click();
    await eventually(() => devices.opened.at(-1)?.processing?.echoCancellation === false);
    await until(() => microphone.on.value);
  });

  it('plays a sound on the chosen speaker', async () => {
    await page(settings);
    const { play } = HTMLAudioElement.prototype;
    const sinks: string[] = [];
    HTMLAudioElement.prototype.play = function (this: HTMLAudioElement) {
      sinks.push(this.sinkId);
      return play.call(this);
    };
    const list = await select('speaker');
    list.value = list.options[1]?.value ?? '';
    list.dispatchEvent(new Event('change'));
    await eventually(() => find('call-provider').engine?.preferences.speaker.value);
    const button = await seen(host(), 'test-sound');
    button.click();
    await eventually(() => button.textContent?.includes('Playing'));
    await eventually(() => button.textContent?.includes('Test sound'));
    HTMLAudioElement.prototype.play = play;
    expect(sinks).to.deep.equal([list.value]);
  });

  it('says intents that can be cancelled', async () => {
    const scene = await page(settings, { parts: partsOf(invented()) });
    const toggles = cancel('call-toggle');
    (await seen(host(), 'camera')).click();
    expect(toggles.last).to.deep.equal({ slot: 'camera', on: true });
    expect(scene.engine.preferences.camera.value).to.equal(false);
  });
});
