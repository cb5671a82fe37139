import { expect } from '@open-wc/testing';
import type { Capture } from '../../src/media/capture.ts';
import { Source } from '../../src/media/source.ts';
import { SourceDriver } from '../../src/media/source-driver.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Device } from '../../src/protocol/slot.ts';
import { canvasCapture } from '../../src/testing/canvas-capture.ts';
import { eventually, until } from '../support/until.ts';

describe('a source', () => {
  let opened: MediaStreamTrack[];
  let permission: PromiseWithResolvers<void> | undefined;
  let asked: PromiseWithResolvers<void>;
  let changes: string[];
  const sources: Source[] = [];

  /** A device whose permission is asked for as long as a test wants. */
  const capture: Capture = async (slot) => {
    asked.resolve();
    await permission?.promise;
    const track = await canvasCapture('test')(slot);
    opened.push(track);
    return track;
  };
  const open = (slot: Device, by = capture) => {
    const source = new Source(slot, async (_, state) => {
      driver = new SourceDriver({
        slot,
        state,
        open: () => by(slot),
        onChange: (what) => changes.push(what),
      });
      return driver;
    });
    sources.push(source);
    return source;
  };
  let driver: SourceDriver;
  /** What the system does to a track. */
  const system = (track: MediaStreamTrack | undefined, type: 'mute' | 'unmute' | 'ended') => {
    if (type === 'ended') track?.stop();
    else Object.defineProperty(track, 'muted', { value: type === 'mute', configurable: true });
    track?.dispatchEvent(new Event(type));
  };

  beforeEach(() => {
    opened = [];
    changes = [];
    permission = undefined;
    asked = Promise.withResolvers();
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
    await asked.promise;
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
    await asked.promise;
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

  it('is starting while its code is loaded, and is not when that is given up', async () => {
    const loading = Promise.withResolvers<SourceDriver>();
    const camera = new Source('camera', () => loading.promise);
    const started = camera.set(true);
    await until(() => camera.state.value.status === 'starting');
    camera.release();
    expect(camera.state.value.status).to.equal('off');
    loading.reject(new TypeError('no network'));
    await started;
    expect(camera.state.value.status).to.equal('off');
  });

  it('rejects, and can be tried again, when its code cannot be loaded', async () => {
    let isOffline = true;
    const camera = new Source('camera', async (slot, state) => {
      if (isOffline) throw new TypeError('no network');
      return new SourceDriver({ slot, state, open: () => capture(slot), onChange: () => {} });
    });
    sources.push(camera);
    const error = await camera.set(true).catch((thrown) => thrown);
    expect(error).to.be.instanceOf(CallError).and.include({ code: 'offline' });
    isOffline = false;
    await camera.set(true);
    expect(camera.on.value).to.equal(true);
  });

  it('is not on while the system lets nothing through, and is again when it does', async () => {
    const microphone = open('microphone');
    await microphone.set(true);
    system(opened[0], 'mute');
    expect(microphone.state.value.status).to.equal('interrupted');
    expect(microphone.on.value).to.equal(false);
    system(opened[0], 'unmute');
    expect(microphone.on.value).to.equal(true);
    expect(changes).to.deep.equal(['interrupted', 'resumed']);
  });

  it('is opened anew when a person turns on what the system has interrupted', async () => {
    for (const how of ['mute', 'ended'] as const) {
      const camera = open('camera');
      await camera.set(true);
      const before = opened.at(-1);
      system(before, how);
      expect(camera.state.value.status).to.equal('interrupted');
      await camera.set(true);
      expect(camera.on.value).to.equal(true);
      expect(camera.track.value === opened.at(-1)).to.equal(true);
      expect(before?.readyState).to.equal('ended');
    }
  });

  it('muted by a person and by the system is interrupted once it is turned on', async () => {
    const microphone = open('microphone');
    await microphone.set(true);
    await microphone.set(false);
    system(opened[0], 'mute');
    expect(microphone.state.value.status).to.equal('muted');
    await microphone.set(true);
    expect(microphone.state.value.status).to.equal('interrupted');
  });

  it('exchanges its device: on stays on, muted stays muted, and the old one is let go', async () => {
    const microphone = open('microphone');
    await microphone.set(true);
    await driver.renew();
    expect(microphone.track.value === opened[1]).to.equal(true);
    expect(microphone.on.value).to.equal(true);
    await microphone.set(false);
    await driver.renew();
    expect(microphone.state.value.status).to.equal('muted');
    expect(opened[2]).to.include({ readyState: 'live', enabled: false });
    expect(opened.slice(0, 2).map(({ readyState }) => readyState)).to.deep.equal([
      'ended',
      'ended',
    ]);
  });

  it('goes on with the device that it has when the other cannot be opened', async () => {
    let code: 'device-missing' | undefined;
    const camera = open('camera', async (slot) => {
      if (code) throw new CallError(code);
      return capture(slot);
    });
    await camera.set(true);
    code = 'device-missing';
    const error = await driver.renew().catch((thrown) => thrown);
    expect(error).to.include({ code: 'device-missing' });
    expect(camera.on.value).to.equal(true);
    expect(opened[0]?.readyState).to.equal('live');
  });

  it('lets go of its device first where the system opens one at a time', async () => {
    const camera = open('camera', async (slot) => {
      if (opened.some(({ readyState }) => readyState === 'live'))
        throw new CallError('device-in-use');
      return capture(slot);
    });
    await camera.set(true);
    await driver.renew();
    expect(camera.track.value === opened[1]).to.equal(true);
    expect(camera.on.value).to.equal(true);
  });

  it('is interrupted, and not on, when nothing comes in the place of what it let go', async () => {
    let isFree = true;
    const camera = open('camera', async (slot) => {
      if (!isFree) throw new CallError('device-in-use');
      return capture(slot);
    });
    await camera.set(true);
    isFree = false;
    await driver.renew().catch(() => {});
    expect(camera.state.value.status).to.equal('interrupted');
    expect(camera.on.value).to.equal(false);
  });

  it('that is released while its device is exchanged keeps neither', async () => {
    const camera = open('camera');
    await camera.set(true);
    permission = Promise.withResolvers<void>();
    asked = Promise.withResolvers();
    const renewed = driver.renew();
    await asked.promise;
    camera.release();
    permission.resolve();
    await renewed;
    expect(camera.state.value.status).to.equal('off');
    expect(opened.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
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
