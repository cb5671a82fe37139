import { expect } from '@open-wc/testing';
import { openDevice } from '../../src/media/open-device.ts';
import { CallError } from '../../src/protocol/errors.ts';

const { mediaDevices } = navigator;
const { getUserMedia } = mediaDevices;
const secure = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext') ?? {};

describe('opening a device', () => {
  afterEach(() => {
    mediaDevices.getUserMedia = getUserMedia;
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

  for (const [name, code] of [
    ['NotAllowedError', 'permission-denied'],
    ['SecurityError', 'permission-denied'],
    ['NotFoundError', 'device-missing'],
    ['OverconstrainedError', 'device-missing'],
    ['NotReadableError', 'device-in-use'],
    ['AbortError', 'device-in-use'],
    ['TypeError', 'device-failed'],
  ] as const) {
    it(`tells ${name} as ${code}`, async () => {
      mediaDevices.getUserMedia = async () => {
        throw new DOMException('no', name);
      };
      expect(await failure())
        .to.be.instanceOf(CallError)
        .and.include({ code });
    });
  }

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
