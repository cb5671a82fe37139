import { expect } from '@open-wc/testing';
import { Level } from '../../src/media/level.ts';
import { eventually } from '../support/until.ts';
import { Voice } from '../support/voice.ts';

describe('the level of a track', () => {
  let voice: Voice;
  let level: Level;

  beforeEach(() => {
    voice = new Voice();
    level = new Level(voice.track);
  });
  afterEach(() => {
    level.close();
    voice.close();
  });

  const heard = () => level.read() ?? 0;

  it('follows what is said, from nothing to all', async () => {
    await eventually(() => level.read() === 0);
    voice.speak(0.03);
    await eventually(() => heard() > 0.2 && heard() < 0.8);
    voice.speak(1);
    await eventually(() => level.read() === 1);
    voice.speak(0);
    await eventually(() => level.read() === 0);
  });

  it('hears a muted track, and leaves it muted', async () => {
    voice.track.enabled = false;
    level.close();
    level = new Level(voice.track);
    voice.speak(0.5);
    await eventually(() => heard() > 0.5);
    expect(voice.track.enabled).to.equal(false);
  });

  it('is not known while the browser does not let it listen, which is not silence', () => {
    const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state')!;
    Object.defineProperty(BaseAudioContext.prototype, 'state', {
      ...state,
      get: () => 'suspended',
    });
    expect(level.read()).to.equal(undefined);
    Object.defineProperty(BaseAudioContext.prototype, 'state', state);
    expect(level.read()).to.equal(0);
  });

  it('closes what it has opened when it cannot be had', async () => {
    const { createMediaStreamSource } = AudioContext.prototype;
    const contexts: AudioContext[] = [];
    AudioContext.prototype.createMediaStreamSource = function (this: AudioContext) {
      contexts.push(this);
      throw new DOMException('no', 'InvalidStateError');
    };
    expect(() => new Level(voice.track)).to.throw('no');
    AudioContext.prototype.createMediaStreamSource = createMediaStreamSource;
    await eventually(() => contexts.length === 1 && contexts[0]?.state === 'closed');
  });

  it('leaves the track open when it is closed', () => {
    level.close();
    expect(voice.track.readyState).to.equal('live');
  });
});
