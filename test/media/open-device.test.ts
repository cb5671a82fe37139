import { expect } from '@open-wc/testing';
import { openDevice } from '../../src/media/open-device.ts';
import { CallError } from '../../src/protocol/errors.ts';

const { mediaDevices, permissions } = navigator;
const { getUserMedia, enumerateDevices } = mediaDevices;
const { query } = permissions;
const secure = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext') ?? {};

describe('opening a device', () => {
  afterEach(() => {
    Object.assign(mediaDevices, { getUserMedia, enumerateDevices });
    permissions.query = query;
    Reflect.deleteProperty(navigator, 'mediaDevices');
    Object.defineProperty(globalThis, 'isSecureContext', secure);
  });

  const failure = () =>
    openDevice('camera').then(
      () => expect.fail('was opened'),
      (error: CallError) => error,
    );
  const pretend = (object: object, name: string, value: unknown) =>
    Object.defineProperty(object, name, { value, configurable: true });

  it('gives one live track of the right kind', async () => {
    for (const [slot, kind] of [
      ['microphone', 'audio'],
      ['camera', 'video'],
    ] as const) {
      const track = await openDevice(slot);
      expect(track).to.include({ kind, readyState: 'live' });
      track.stop();
    }
  });

  it('opens the device that is wished for', async () => {
    const listed = (await mediaDevices.enumerateDevices()).filter(
      ({ kind }) => kind === 'audioinput',
    );
    const device = listed.at(-1)?.deviceId;
    const track = await openDevice('microphone', { device });
    expect(track.getSettings().deviceId).to.equal(device);
    track.stop();
  });

  it('opens another when the one that is wished for is not there', async () => {
    for (const slot of ['microphone', 'camera'] as const) {
      const track = await openDevice(slot, { device: 'of before the permission was reset' });
      expect(track.readyState).to.equal('live');
      track.stop();
    }
  });

  it('leaves the microphone’s sound as it is when that is wished for', async () => {
    const off = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const plain = await openDevice('microphone', { processing: off });
    expect(plain.getSettings()).to.include(off);
    plain.stop();
    const processed = await openDevice('microphone');
    expect(processed.getSettings()).to.include({ echoCancellation: true, autoGainControl: true });
    processed.stop();
  });

  it('tells why it could not, with what the browser says of permission and list', async () => {
    mediaDevices.getUserMedia = async () => {
      throw new DOMException('The object can not be found here.', 'NotFoundError');
    };
    expect(await failure())
      .to.be.instanceOf(CallError)
      .and.include({ code: 'permission-system' });
    mediaDevices.enumerateDevices = async () => [];
    expect((await failure()).code).to.equal('device-missing');
    mediaDevices.getUserMedia = async () => {
      throw new DOMException('no', 'NotAllowedError');
    };
    permissions.query = async () => Promise.reject(new TypeError('no such permission'));
    expect((await failure()).code).to.equal('permission-denied');
  });

  it('tells an empty stream as a missing device', async () => {
    mediaDevices.getUserMedia = async () => new MediaStream();
    expect((await failure()).code).to.equal('device-missing');
  });

  it('tells a page that is not secure from a browser that cannot', async () => {
    pretend(navigator, 'mediaDevices', undefined);
    expect((await failure()).code).to.equal('unsupported');
    pretend(globalThis, 'isSecureContext', false);
    expect((await failure()).code).to.equal('insecure-context');
  });
});
