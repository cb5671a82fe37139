import { expect } from '@open-wc/testing';
import { Source } from '../../src/media/source.ts';
import { SourceDriver } from '../../src/media/source-driver.ts';
import { CallError } from '../../src/protocol/errors.ts';
import { SourceBench } from '../support/source-bench.ts';
import { eventually, until } from '../support/until.ts';

describe('a source', () => {
  let bench: SourceBench;

  beforeEach(() => {
    bench = new SourceBench();
  });
  afterEach(() => bench.end());

  it('opens the device once, however often it is turned on', async () => {
    const camera = bench.open('camera');
    await Promise.all([camera.set(true), camera.set(true), camera.set(true)]);
    expect(bench.opened).to.have.length(1);
    expect(camera.on.value).to.equal(true);
  });

  it('does what was wanted last', async () => {
    const camera = bench.open('camera');
    await Promise.all([camera.set(true), camera.set(false), camera.set(true), camera.set(false)]);
    expect(camera.state.value.status).to.equal('off');
    expect(bench.opened.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
  });

  it('keeps a muted microphone open, and sends silence', async () => {
    const microphone = bench.open('microphone');
    await microphone.set(true);
    await microphone.set(false);
    expect(microphone.state.value.status).to.equal('muted');
    expect(bench.opened[0]).to.include({ readyState: 'live', enabled: false });
    await microphone.set(true);
    expect(bench.opened).to.have.length(1);
    expect(bench.opened[0]?.enabled).to.equal(true);
  });

  it('turns a camera’s light off', async () => {
    const camera = bench.open('camera');
    await camera.set(true);
    await camera.set(false);
    expect(bench.opened[0]?.readyState).to.equal('ended');
    await camera.set(true);
    expect(bench.opened).to.have.length(2);
  });

  it('that is released while the browser asks lets go of what it gets', async () => {
    bench.permission = Promise.withResolvers<void>();
    const camera = bench.open('camera');
    const started = camera.set(true);
    await bench.asked.promise;
    camera.release();
    bench.permission.resolve();
    await started;
    expect(bench.opened[0]?.readyState).to.equal('ended');
    expect(camera.state.value.status).to.equal('off');
  });

  it('that is released opens nothing of what was still waiting', async () => {
    bench.permission = Promise.withResolvers<void>();
    const camera = bench.open('camera');
    const all = [camera.set(true), camera.set(false), camera.set(true)];
    await bench.asked.promise;
    camera.release();
    bench.permission.resolve();
    await Promise.all(all);
    expect(bench.opened.filter(({ readyState }) => readyState === 'live')).to.deep.equal([]);
    expect(camera.state.value.status).to.equal('off');
  });

  it('that is released can be turned on at once', async () => {
    const camera = bench.open('camera');
    await camera.set(true);
    camera.release();
    await camera.set(true);
    expect(camera.track.value === bench.opened[1]).to.equal(true);
    expect(bench.opened[1]?.readyState).to.equal('live');
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
      return new SourceDriver({ slot, state, open: () => bench.capture(slot), onChange: () => {} });
    });
    const error = await camera.set(true).catch((thrown) => thrown);
    expect(error).to.be.instanceOf(CallError).and.include({ code: 'offline' });
    isOffline = false;
    await camera.set(true);
    expect(camera.on.value).to.equal(true);
    camera.release();
  });

  it('opens the device anew when somebody else has stopped its track', async () => {
    const microphone = bench.open('microphone');
    await microphone.set(true);
    bench.opened[0]?.stop();
    await microphone.set(true);
    expect(microphone.track.value === bench.opened[1]).to.equal(true);
    expect(bench.opened[1]?.readyState).to.equal('live');
  });

  it('rejects with why the device cannot be opened, and can be tried again', async () => {
    let isDenied = true;
    const camera = bench.open('camera', async (slot) => {
      if (isDenied) throw new CallError('permission-denied');
      return bench.capture(slot);
    });
    const error = await camera.set(true).catch((thrown) => thrown);
    expect(error).to.be.instanceOf(CallError).and.include({ code: 'permission-denied' });
    expect(camera.state.value.status).to.equal('failed');
    isDenied = false;
    await camera.set(true);
    await eventually(() => camera.on.value);
  });
});
