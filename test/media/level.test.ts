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

  it('follows what is said, from nothing to all', async () => {
    expect(level.read()).to.equal(0);
    voice.speak(0.03);
    await eventually(() => level.read() > 0.2 && level.read() < 0.8);
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
    await eventually(() => level.read() > 0.5);
    expect(voice.track.enabled).to.equal(false);
  });

  it('leaves the track open when it is closed', () => {
    level.close();
    expect(voice.track.readyState).to.equal('live');
  });
});
