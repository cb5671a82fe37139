import type { MemberId } from '../../protocol/ids.ts';

/** What is known of one voice. Times in milliseconds, levels from 0 to 1 as the browser measures them. */
interface Voice {
  /** The level, smoothed: it rises at once and falls slowly. */
  readonly level: number;
  /** Since when it is heard without a pause; undefined while it is not. */
  readonly since: number | undefined;
  /** When it was heard last. */
  readonly last: number;
}

export interface Heard {
  readonly voices: ReadonlyMap<MemberId, Voice>;
  /** Who has the floor: the one who spoke last, as long as nobody takes it. */
  readonly active: MemberId | undefined;
}

export const SILENCE: Heard = { voices: new Map(), active: undefined };

/** A voice is heard above this level (W3C WebRTC, section 13.3: 0.01 is 40 dB below full scale). */
const AUDIBLE = 0.01;
/** Of the smoothed level this part is left at the next look. */
const FADE = 0.6;
/** Pauses between words are shorter than this. */
const PAUSE = 800;
/** Whoever takes the floor speaks for so long: not for a cough, and longer where somebody else goes on speaking. */
const TAKES = 400;
const INTERRUPTS = 1_500;
/** And is so much louder then. */
const LOUDER = 1.5;

/** Whether somebody speaks at this moment. */
export const isSpeaking = ({ voices }: Heard, id: MemberId): boolean =>
  voices.get(id)?.since !== undefined;

/** What is known after another look. Whoever is not in `levels` is gone. */
export function hear(before: Heard, levels: ReadonlyMap<MemberId, number>, now: number): Heard {
  const voices = new Map<MemberId, Voice>();
  for (const [id, level] of levels) {
    const old = before.voices.get(id);
    const isAudible = level > AUDIBLE;
    const last = isAudible ? now : (old?.last ?? Number.NEGATIVE_INFINITY);
    const goesOn = old?.since !== undefined && now - last < PAUSE;
    const since = goesOn ? old.since : isAudible ? now : undefined;
    voices.set(id, { level: Math.max(level, (old?.level ?? 0) * FADE), since, last });
  }
  return { voices, active: floor(before.active, voices) };
}

function floor(
  active: MemberId | undefined,
  voices: ReadonlyMap<MemberId, Voice>,
): MemberId | undefined {
  const holder = active === undefined ? undefined : voices.get(active);
  const [next] = [...voices]
    .filter(([id, { since }]) => id !== active && since !== undefined)
    .sort(([, a], [, b]) => b.level - a.level);
  const kept = holder && active;
  if (!next) return kept;
  const [id, { since, last, level }] = next;
  const spoken = last - (since ?? last);
  if (holder?.since === undefined) return spoken >= TAKES || !holder ? id : kept;
  return spoken >= INTERRUPTS && level > holder.level * LOUDER ? id : kept;
}
