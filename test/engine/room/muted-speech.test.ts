import { expect } from '@open-wc/testing';
import { canvasCapture } from '../../../src/testing/canvas-capture.ts';
import { scene } from '../../support/engines.ts';
import { eventually, until } from '../../support/until.ts';
import { Voice } from '../../support/voice.ts';

describe('speaking while muted', () => {
  let stage: ReturnType<typeof scene>;
  let voice: Voice;

  beforeEach(() => {
    stage = scene();
    voice = new Voice();
  });
  afterEach(() => {
    stage.end();
    voice.close();
  });

  async function alone() {
    const { engine } = await stage.person('alice', {
      capture: async (slot) =>
        slot === 'microphone' ? voice.track.clone() : canvasCapture('Alice')(slot),
    });
    const notices: string[] = [];
    engine.facts.on('call-notice', ({ code }) => notices.push(code));
    await engine.join('team');
    await until(() => engine.sources.microphone.on.value);
    const { mutedSpeech, roster } = engine.room.value!;
    return { engine, notices, mutedSpeech, roster };
  }

  async function together() {
    const alice = await alone();
    const { engine } = await stage.person('bob');
    await engine.join('team');
    await eventually(() => alice.roster.others.value.length === 1);
    return alice;
  }

  it('is noticed once, until the microphone was on again', async () => {
    const { engine, notices, mutedSpeech } = await together();
    await engine.set('microphone', false);
    voice.talk();
    await until(() => mutedSpeech.isHeard.value);
    expect(notices).to.deep.equal(['muted-speech']);
    // Another microphone in its place, while muted: still the same muting.
    const devices = await engine.loadDevices();
    await devices.process('autoGainControl', false);
    await engine.set('microphone', true);
    expect(mutedSpeech.isHeard.value).to.equal(false);
    voice.speak(0);
    await engine.set('microphone', false);
    voice.talk();
    await until(() => mutedSpeech.isHeard.value);
    expect(notices).to.deep.equal(['muted-speech', 'muted-speech']);
    localStorage.clear();
  });

  it('is nobody’s business while the microphone is on, or the call is over', async () => {
    const { engine, notices, mutedSpeech } = await together();
    voice.talk();
    await engine.set('microphone', false);
    await engine.set('microphone', true);
    await engine.set('microphone', false);
    await engine.hangUp();
    await eventually(() => engine.sources.microphone.state.value.status === 'off');
    expect(mutedSpeech.isHeard.value).to.equal(false);
    expect(notices).to.deep.equal([]);
  });

  it('is nobody’s business while there is nobody to hear it', async () => {
    const { engine, notices, mutedSpeech } = await alone();
    await engine.set('microphone', false);
    voice.talk();
    const { engine: bob } = await stage.person('bob');
    await bob.join('team');
    // Heard as soon as somebody has come: it was loud enough before as well.
    await until(() => mutedSpeech.isHeard.value);
    expect(notices).to.deep.equal(['muted-speech']);
    await bob.hangUp();
    await eventually(() => !mutedSpeech.isHeard.value);
  });
});
