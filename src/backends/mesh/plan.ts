import type { Quality } from '../../protocol/quality.ts';
import type { Limits } from '../backend.ts';
import { LADDER, levelOf } from './congestion-state.ts';
import { CROWD, SEVERAL } from './mesh-state.ts';

/** What is sent to one member in one slot. */
export interface Plan {
  readonly isActive: boolean;
  readonly lines: number;
  readonly maxBitrate: number;
  readonly maxFramerate: number;
}

/** All that the pictures for one member depend on. */
export interface Situation extends Limits {
  /** Lines that the member sees; undefined while that is not known. */
  readonly seen: number | undefined;
  /** Lines that the picture has; undefined while that is not known. */
  readonly source: number | undefined;
  /** Everybody in the room, oneself included. */
  readonly members: number;
  /** Whether sound is on its way to somebody, for which pictures are to leave the processor alone. */
  readonly isComing: boolean;
  /** The largest pictures that the way to the member takes, as a place in `LADDER`. */
  readonly level: number;
}

const NONE: Plan = { isActive: false, lines: 90, maxBitrate: 60_000, maxFramerate: 30 };
const LINES: Readonly<Record<Quality, number>> = { auto: 2160, high: 2160, medium: 360, low: 180 };
const MANY = 7;

/** The camera's pictures: small and smooth rather than large. */
export function cameraPlan({
  seen,
  source,
  members,
  quality,
  isSaving,
  isComing,
  level,
}: Situation): Plan {
  if (isComing && members >= CROWD) return NONE;
  const isAuto = quality === 'auto';
  const lines = Math.min(
    ...[seen ?? 2160, source ?? 2160, LINES[quality], LADDER[level]?.lines ?? 0],
    members >= SEVERAL ? 360 : 2160,
    isAuto && (members >= MANY || isSaving) ? 180 : 2160,
  );
  const isFew = members >= MANY || quality === 'low' || (isAuto && isSaving);
  return plan(lines, isFew ? 15 : 30);
}

/** The screen's: sharp rather than smooth, since it is to be read. What is lacking is first taken from the frames. */
export function screenPlan({ seen, source, members, quality, isSaving, level }: Situation): Plan {
  const most = quality === 'low' ? 720 : 1080;
  const allowed = LADDER[level]?.lines ?? 0;
  const lines = Math.min(seen ?? most, source ?? most, most, allowed >= 360 ? most : 540);
  const isTight = allowed < 720 || isSaving || quality === 'low';
  const rate = isTight || members >= MANY ? 5 : members >= SEVERAL ? 10 : 15;
  return allowed === 0 ? NONE : plan(lines, rate);
}

/** Half the pictures take two thirds of the bits, since each differs more from the one before. */
function plan(lines: number, maxFramerate: number): Plan {
  if (lines <= 0) return NONE;
  const bits = LADDER[levelOf(lines)]?.bits ?? 0;
  const share = maxFramerate / 30;
  return { isActive: true, lines, maxBitrate: Math.round(bits * share ** 0.6), maxFramerate };
}
