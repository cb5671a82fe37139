import { expect } from '@open-wc/testing';
import { CallError } from '../../src/protocol/errors.ts';
import { SourceBench, system } from '../support/source-bench.ts';

describe('what the system and a choice do to a source', () => {
  let bench: SourceBench;

  beforeEach(() => {
    bench = new SourceBench();
  });
  afterEach(() => bench.end());

  it('is not on while the system lets nothing through, and is again when it does', async () => {
    const { source: microphone } = await bench.driven('microphone');
    system(bench.opened[0], 'mute');
    expect(microphone.state.value.status).to.equal('interrupted');
    expect(microphone.on.value).to.equal(false);
    system(bench.opened[0], 'unmute');
    expect(microphone.on.value).to.equal(true);
    expect(bench.changes).to.deep.equal(['interrupted', 'resumed']);
  });

  it('is opened anew when a person turns on what the system has interrupted', async () => {
    for (const how of ['mute', 'ended'] as const) {
      const camera = bench.open('camera');
      await camera.set(true);
      const before = bench.opened.at(-1);
      system(before, how);
      expect(camera.state.value.status).to.equal('interrupted');
      await camera.set(true);
      expect(camera.on.value).to.equal(true);
      expect(camera.track.value === bench.opened.at(-1)).to.equal(true);
      expect(before?.readyState).to.equal('ended');
    }
  });

  it('muted by a person and by the system is interrupted once it is turned on', async () => {
    const microphone = bench.open('microphone');
    await microphone.set(true);
    await microphone.set(false);
    system(bench.opened[0], 'mute');
    expect(microphone.state.value.status).to.equal('muted');
    await microphone.set(true);
    expect(microphone.state.value.status).to.equal('interrupted');
  });

  it('exchanges its device: on stays on, muted stays muted, and the old one is let go', async () => {
    const { source: microphone, driver } = await bench.driven('microphone');
    await driver.renew();
    expect(microphone.track.value === bench.opened[1]).to.equal(true);
    expect(microphone.on.value).to.equal(true);
    await microphone.set(false);
    await driver.renew();
    expect(microphone.state.value.status).to.equal('muted');
    expect(bench.opened[2]).to.include({ readyState: 'live', enabled: false });
    expect(bench.opened.slice(0, 2).map(({ readyState }) => readyState)).to.deep.equal([
      'ended',
      'ended',
    ]);
  });

  it('goes on with the device that it has when the other cannot be opened', async () => {
    let code: 'device-missing' | undefined;
    const { source: camera, driver } = await bench.driven('camera', async (slot) => {
      if (code) throw new CallError(code);
      return bench.capture(slot);
    });
    code = 'device-missing';
    const error = await driver.renew().catch((thrown) => thrown);
    expect(error).to.include({ code: 'device-missing' });
    expect(camera.on.value).to.equal(true);
    expect(bench.opened[0]?.readyState).to.equal('live');
  });

  it('lets go of its device first where the system opens one at a time', async () => {
    const { source: camera, driver } = await bench.driven('camera', async (slot) => {
      if (bench.opened.some(({ readyState }) => readyState === 'live'))
        throw new CallError('device-in-use');
      return bench.capture(slot);
    });
    await driver.renew();
    expect(camera.track.value === bench.opened[1]).to.equal(true);
    expect(camera.on.value).to.equal(true);
  });

  it('is interrupted, and not on, when nothing comes in the place of what it let go', async () => {
    let isFree = true;
    const { source: camera, driver } = await bench.driven('camera', async (slot) => {
      if (!isFree) throw new CallError('device-in-use');
      return bench.capture(slot);
    });
    isFree = false;
    await driver.renew().catch(() => {});
    expect(camera.state.value.status).to.equal('interrupted');
    expect(camera.on.value).to.equal(false);
  });

  it('that is released while its device is exchanged keeps neither', async () => {
    const { source: camera, driver } = await bench.driven('camera');
    bench.permission = Promise.withResolvers<void>();
    bench.asked = Promise.withResolvers();
    const renewed = driver.renew();
    await bench.asked.promise;
    camera.release();
    bench.permission.resolve();
    await renewed;
    expect(camera.state.value.status).to.equal('off');
    expect(bench.opened.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
  });
});
