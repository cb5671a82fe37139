import { expect } from '@open-wc/testing';
import { openScreen } from '../../src/media/open-screen.ts';
import { CallError } from '../../src/protocol/errors.ts';

const { mediaDevices } = navigator;
const stop = (tracks: Awaited<ReturnType<typeof openScreen>>) => {
  for (const track of Object.values(tracks ?? {})) track.stop();
};

/** Puts something in the place of the browser's own, which answers for a person here. */
function answer(getDisplayMedia: unknown): void {
  Object.defineProperty(mediaDevices, 'getDisplayMedia', {
    configurable: true,
    value: getDisplayMedia,
  });
}
const refuse = (name: string, message: string) =>
  answer(() => Promise.reject(new DOMException(message, name)));

describe('the screen of this device', () => {
  afterEach(() => {
    Reflect.deleteProperty(mediaDevices, 'getDisplayMedia');
  });

  it('comes from the browser, with its sound', async () => {
    const tracks = await openScreen();
    expect(tracks?.screen).to.include({ kind: 'video', readyState: 'live' });
    expect(tracks?.screen.getSettings().displaySurface).to.equal('monitor');
    expect(tracks?.['screen-audio']).to.include({ kind: 'audio', readyState: 'live' });
    stop(tracks);
  });

  it('comes without sound where there is none', async () => {
    const real = mediaDevices.getDisplayMedia.bind(mediaDevices);
    answer(() => real({ video: true, audio: false }));
    const tracks = await openScreen();
    expect(Object.keys(tracks ?? {})).to.deep.equal(['screen']);
    stop(tracks);
  });

  for (const words of [
    'Permission denied',
    'Permission denied by user',
    'The request is not allowed by the user agent or the platform in the current context.',
  ]) {
    it(`is nothing, and no error, for who chooses none (“${words}”)`, async () => {
      refuse('NotAllowedError', words);
      expect(await openScreen()).to.equal(undefined);
    });
  }

  for (const [name, words, code] of [
    ['NotAllowedError', 'Permission denied by system', 'permission-denied'],
    [
      'NotAllowedError',
      'Access to the feature "display-capture" is disallowed by permissions policy.',
      'permission-denied',
    ],
    ['NotFoundError', '', 'device-missing'],
    ['NotReadableError', 'Could not start video source', 'device-failed'],
    ['AbortError', '', 'device-failed'],
    ['InvalidStateError', 'needs transient activation', 'wrong-state'],
    ['UnknownError', '', 'device-failed'],
  ] as const) {
    it(`fails with ${code} for ${name} ${words}`, async () => {
      refuse(name, words);
      const error = await openScreen().catch((thrown) => thrown);
      expect(error).to.be.instanceOf(CallError).and.include({ code });
    });
  }

  it('says when the browser cannot share one', async () => {
    answer(undefined);
    const error = await openScreen().catch((thrown) => thrown);
    expect(error).to.be.instanceOf(CallError).and.include({ code: 'unsupported' });
  });
});
