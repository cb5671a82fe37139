import { expect } from '@open-wc/testing';
import type { Capture } from '../../src/media/capture.ts';
import { Source } from '../../src/media/source.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Device } from '../../src/protocol/slot.ts';
import { canvasCapture } from '../../src/testing/canvas-capture.ts';
import { eventually } from '../support/until.ts';

describe('a source', () => {
  let opened: MediaStreamTrack[];
  let permission: PromiseWithResolvers<void> | undefined;
  const sources: Source[] = [];

  /** A device whose permission is asked for as long as a test wants. */
  const capture: Capture = async (slot) => {
    await permission?.promise;
    const track = await canvasCapture('test')(slot);
    opened.push(track);
    return track;
  };
  const open = (slot: Device, by = capture) => {
    const source = new Source(slot, by);
    sources.push(source);
    return source;
  };

  beforeEach(() => {
    opened = [];
    permission = undefined;
  });
  afterEach(() => {
    for (const source of sources.splice(0)) source.release();
  });

  it('opens the device once, however often it is turned on', async () => {
    const camera = open('camera');
    await Promise.all([camera.set(true), camera.set(true), camera.set(true)]);
    expect(opened).to.have.length(1);
    expect(camera.on.value).to.equal(true);
  });

  it('does what was wanted last', async () => {
    const camera = open('camera');
    await Promise.all([camera.set(true), camera.set(false), camera.set(true), camera.set(false)]);
    expect(camera.state.value.status).to.equal('off');
    expect(opened.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
  });

  it('keeps a muted microphone open, and sends silence', async () => {
    const microphone = open('microphone');
    await microphone.set(true);
    await microphone.set(false);
    expect(microphone.state.value.status).to.equal('muted');
    expect(opened[0]).to.include({ readyState: 'live', enabled: false });
    await microphone.set(true);
    expect(opened).to.have.length(1);
    expect(opened[0]?.enabled).to.equal(true);
  });

  it('turns a camera’s light off', async () => {
    const camera = open('camera');
    await camera.set(true);
    await camera.set(false);
    expect(opened[0]?.readyState).to.equal('ended');
    await camera.set(true);
    expect(opened).to.have.length(2);
  });

  it('that is released while the browser asks lets go of what it gets', async () => {
    permission = Promise.withResolvers<void>();
    const camera = open('camera');
    const started = camera.set(true);
    camera.release();
    permission.resolve();
    await started;
    expect(opened[0]?.readyState).to.equal('ended');
    expect(camera.state.value.status).to.equal('off');
  });

  it('that is released opens nothing of what was still waiting', async () => {
    permission = Promise.withResolvers<void>();
    const camera = open('camera');
    const all = [camera.set(true), camera.set(false), camera.set(true)];
    camera.release();
    permission.resolve();
    await Promise.all(all);
    expect(opened.filter(({ readyState }) => readyState === 'live')).to.deep.equal([]);
    expect(camera.state.value.status).to.equal('off');
  });

  it('that is released can be turned on at once', async () => {
    const camera = open('camera');
    await camera.set(true);
    camera.release();
    await camera.set(true);
    expect(camera.track.value === opened[1]).to.equal(true);
    expect(opened[1]?.readyState).to.equal('live');
  });

  it('says so when the system takes the device away', async () => {
    const taken: string[] = [];
    const camera = new Source('camera', capture, (slot, { code }) => taken.push(`${slot} ${code}`));
    sources.push(camera);
    await camera.set(true);
    opened[0]?.dispatchEvent(new Event('ended'));
    expect(camera.state.value.status).to.equal('failed');
    expect(taken).to.deep.equal(['camera device-failed']);
    await camera.set(true);
    expect(camera.on.value).to.equal(true);
  });

  it('opens the device anew when somebody else has stopped its track', async () => {
    const microphone = open('microphone');
    await microphone.set(true);
    opened[0]?.stop();
    await microphone.set(true);
    expect(microphone.track.value === opened[1]).to.equal(true);
    expect(opened[1]?.readyState).to.equal('live');
  });

  it('rejects with why the device cannot be opened, and can be tried again', async () => {
    let isDenied = true;
    const camera = open('camera', async (slot) => {
      if (isDenied) throw new CallError('permission-denied');
      return capture(slot);
    });
    const error = await camera.set(true).catch((thrown) => thrown);
    expect(error).to.be.instanceOf(CallError).and.include({ code: 'permission-denied' });
    expect(camera.state.value.status).to.equal('failed');
    isDenied = false;
    await camera.set(true);
    await eventually(() => camera.on.value);
  });
});
