import { aborted } from '../base/aborted.ts';
import { after } from '../base/timers.ts';
import { samplesOf, type Tone } from './tone-samples.ts';

/** Two rising chords of a small bell, and what a telephone exchange lets a caller hear. No sound file: it would weigh more. */
const TONES = {
  ringtone: {
    notes: [
      { at: 0, length: 1.1, frequencies: [523.25] },
      { at: 0.16, length: 1.1, frequencies: [659.25] },
      { at: 0.32, length: 1.3, frequencies: [783.99] },
      { at: 0.64, length: 1.1, frequencies: [659.25] },
      { at: 0.8, length: 1.1, frequencies: [783.99] },
      { at: 0.96, length: 1.6, frequencies: [1046.5] },
    ],
    every: 3.2,
    loudness: 0.3,
    decay: 0.38,
  },
  ringback: {
    notes: [{ at: 0, length: 1, frequencies: [440, 480] }],
    every: 4,
    loudness: 0.07,
  },
} as const satisfies Record<string, Tone>;

export type ToneName = keyof typeof TONES;

/** Milliseconds for a sound's URL to begin to sound, and for the browser to start a context that it does not block. */
const PATIENCE = 4_000;
const START = 1_500;
/** Milliseconds for which the loudspeaker is kept, silent. */
const LINGERS = 1_000;

/**
 * Plays a built-in tone, or the sound of a URL, again and again until `until` is aborted. `none` is silence; a URL that
 * cannot be played gives way to the built-in tone. Resolves at the end, or with `blocked` when the browser wants a
 * gesture first.
 */
export async function playTone(
  name: ToneName,
  source: string,
  until: AbortSignal,
): Promise<'ended' | 'blocked'> {
  if (source === 'none') return 'ended';
  const outcome = source === '' ? 'failed' : await loopSound(source, until);
  if (until.aborted) return 'ended';
  return outcome === 'failed' ? loopSamples(TONES[name], until) : outcome;
}

async function loopSound(url: string, until: AbortSignal): Promise<'failed' | 'blocked' | 'ended'> {
  const sound = new Audio(url);
  sound.loop = true;
  const failed = new Promise<'failed'>((resolve) => {
    sound.addEventListener('error', () => resolve('failed'), { once: true });
    after(PATIENCE, () => sound.currentTime === 0 && resolve('failed'), until);
  });
  const refused = sound.play().then(
    () => new Promise<never>(() => {}),
    ({ name }: DOMException) => (name === 'NotAllowedError' ? 'blocked' : 'failed'),
  );
  const outcome = await Promise.race([failed, refused, aborted(until)]);
  sound.pause();
  return outcome ?? 'ended';
}

async function loopSamples(tone: Tone, until: AbortSignal): Promise<'ended' | 'blocked'> {
  const context = new AudioContext();
  let player: AudioBufferSourceNode | undefined;
  try {
    const samples = samplesOf(tone, context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.getChannelData(0).set(samples);
    // The audio thread repeats it: timers are slowed down in tabs that are not in front.
    player = new AudioBufferSourceNode(context, { buffer, loop: true });
    player.connect(context.destination);
    player.start();
    if (!(await starts(context, until))) return 'blocked';
    await aborted(until);
    return 'ended';
  } finally {
    player?.disconnect();
    // Later: a microphone that an answer opens would wait for the loudspeaker to be given back.
    after(LINGERS, () => void context.close());
  }
}

/** Whether a context runs. One that the browser blocks stays suspended, without a word. */
function starts(context: AudioContext, until: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => context.state === 'running' && resolve(true);
    context.addEventListener('statechange', look, { once: true });
    after(START, () => resolve(false), until);
    until.addEventListener('abort', () => resolve(true), { once: true });
    look();
  });
}
