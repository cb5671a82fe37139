import { expect } from '@open-wc/testing';
import type { Capture } from '../../../src/media/capture.ts';
import { silence } from '../../../src/testing/canvas-capture.ts';
import { scene } from '../../support/engines.ts';
import { eventually, until } from '../../support/until.ts';

describe('the health of a call, over real connections', () => {
  it('says that a picture stands still, and that it moves again', async function () {
    this.timeout(30_000);
    const stage = scene();
    let isMoving = true;
    // A camera that hangs, as cameras do: its track is live and gives nothing.
    const hanging: Capture = async (slot) => {
      if (slot === 'microphone') return silence();
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      const timer = setInterval(() => {
        if (isMoving) context?.fillRect(Math.random() * 300, Math.random() * 150, 9, 9);
      }, 50);
      const [track] = canvas.captureStream(20).getVideoTracks();
      const stop = track!.stop.bind(track);
      track!.stop = () => {
        clearInterval(timer);
        stop();
      };
      return track!;
    };
    const alice = await stage.person('alice');
    const bob = await stage.person('bob', { capture: hanging });
    bob.engine.preferences.camera.value = true;
    for (const { engine } of [alice, bob]) await engine.join('tea');
    const health = () => [...(alice.engine.room.value?.health.members.value.values() ?? [])][0];
    const seen = () => alice.engine.room.value?.roster.others.value[0]?.camera;
    await until(() => health() === 'connected' && seen());
    const report = async () =>
      [...((await alice.engine.room.value?.carrier.sample())?.values() ?? [])]
        .flatMap((stats) => [...stats.values()])
        .some(({ framesDecoded }) => framesDecoded > 5);
    await eventually(report);
    isMoving = false;
    await until(() => health() === 'frozen');
    isMoving = true;
    await until(() => health() === 'connected');
    isMoving = false;
    await until(() => health() === 'frozen');
    // Off is not frozen.
    await bob.engine.set('camera', false);
    await until(() => health() === 'connected');
    expect(alice.engine.room.value?.health.own.value).to.equal('connected');
    stage.end();
  });
});
