import { expect } from '@open-wc/testing';
import { playTone } from '../../src/media/tones.ts';
import { eventually } from '../support/until.ts';

/** The contexts and players that are made, and one that the browser refuses to start. */
function watchSound({ blocked = false } = {}) {
  const { AudioContext: Context, Audio: Player } = globalThis;
  const contexts: AudioContext[] = [];
  const players: HTMLAudioElement[] = [];
  globalThis.AudioContext = class extends Context {
    constructor() {
      super();
      contexts.push(this);
      // What a browser that wants a gesture does: it never says so.
      if (blocked) Object.defineProperty(this, 'state', { value: 'suspended' });
    }
  };
  globalThis.Audio = class extends Player {
    constructor(url?: string) {
      super(url);
      players.push(this);
    }
  } as typeof Audio;
  return {
    contexts,
    players,
    restore: () => Object.assign(globalThis, { AudioContext: Context, Audio: Player }),
  };
}

/** A second of silence, as a file. */
function silentFile(): string {
  const samples = new Uint8Array(44 + 8_000).fill(128, 44);
  const view = new DataView(samples.buffer);
  const text = (at: number, word: string) => samples.set(new TextEncoder().encode(word), at);
  text(0, 'RIFF');
  view.setUint32(4, 36 + 8_000, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8_000, true);
  view.setUint32(28, 8_000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, 8_000, true);
  return URL.createObjectURL(new Blob([samples], { type: 'audio/wav' }));
}

describe('what is heard while it rings', () => {
  let sound: ReturnType<typeof watchSound>;
  let over: AbortController;
  beforeEach(() => {
    over = new AbortController();
    sound = watchSound();
  });
  afterEach(() => {
    over.abort();
    sound.restore();
  });

  it('is the built-in tone, until it stops ringing', async () => {
    const ended = playTone('ringtone', '', over.signal);
    await eventually(() => sound.contexts[0]?.state === 'running');
    over.abort();
    expect(await ended).to.equal('ended');
    await eventually(() => sound.contexts[0]?.state === 'closed');
  });

  it('is the sound of a URL, again and again', async () => {
    const ended = playTone('ringback', silentFile(), over.signal);
    await eventually(() => (sound.players[0]?.currentTime ?? 0) > 0);
    expect(sound.players[0]?.loop).to.equal(true);
    over.abort();
    expect(await ended).to.equal('ended');
    expect(sound.players[0]?.paused).to.equal(true);
    expect(sound.contexts.length).to.equal(0);
  });

  it('is the built-in tone where the URL is none of a sound', async () => {
    for (const url of ['/no-such-sound.mp3', 'data:text/plain,hello']) {
      const one = new AbortController();
      const ended = playTone('ringtone', url, one.signal);
      await eventually(() => sound.contexts.at(-1)?.state === 'running');
      one.abort();
      expect(await ended).to.equal('ended');
      await eventually(() => sound.contexts.at(-1)?.state === 'closed');
    }
    expect(sound.contexts.length).to.equal(2);
  });

  it('is nothing for “none”', async () => {
    expect(await playTone('ringtone', 'none', over.signal)).to.equal('ended');
    expect([sound.contexts.length, sound.players.length]).to.deep.equal([0, 0]);
  });

  it('is nothing once it has stopped ringing, whatever was on the way', async () => {
    const ended = playTone('ringtone', '/no-such-sound.mp3', over.signal);
    over.abort();
    expect(await ended).to.equal('ended');
    expect(sound.contexts.length).to.equal(0);
  });

  it('is said to be blocked where the browser wants a gesture', async () => {
    sound.restore();
    sound = watchSound({ blocked: true });
    expect(await playTone('ringtone', '', over.signal)).to.equal('blocked');
    const { play } = HTMLAudioElement.prototype;
    HTMLAudioElement.prototype.play = () =>
      Promise.reject(new DOMException('a gesture is wanted', 'NotAllowedError'));
    expect(await playTone('ringtone', silentFile(), over.signal)).to.equal('blocked');
    HTMLAudioElement.prototype.play = play;
  });
});
