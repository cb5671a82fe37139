/** What a look at a connection has found of what is sent by it. */
export interface Look {
  /** Bits a second that the network takes (W3C WebRTC statistics, `availableOutgoingBitrate`); some browsers do not say. */
  readonly available: number | undefined;
  /** The share of what was sent lately that has not come. */
  readonly loss: number;
  /** Seconds there and back. */
  readonly roundTrip: number;
  /** What keeps pictures from being as good as they may be. */
  readonly limit: 'none' | 'cpu' | 'bandwidth' | 'other';
  /** Pictures that were sent. */
  readonly frames: number;
}

/** How large pictures may be, as far as the way to a member and this device are concerned. */
export interface Congestion {
  /** A place in `LADDER`. */
  readonly level: number;
  /** Good looks in a row. */
  readonly calm: number;
  /** So many are needed for the next larger one: more, the more often that has failed. */
  readonly patience: number;
  /** Looks until what was changed has had its effect. */
  readonly settling: number;
  readonly isNew: boolean;
  /** Looks in a row that have found some loss. */
  readonly lossy: number;
}

/** Lines of a picture, and the bits a second with which they look good at 30 pictures a second. */
export const LADDER = [
  { lines: 0, bits: 0 },
  { lines: 90, bits: 60_000 },
  { lines: 180, bits: 100_000 },
  { lines: 270, bits: 300_000 },
  { lines: 360, bits: 450_000 },
  { lines: 540, bits: 900_000 },
  { lines: 720, bits: 1_500_000 },
  { lines: 1080, bits: 2_500_000 },
] as const;
const TOP = LADDER.length - 1;

export const START: Congestion = {
  level: 2,
  calm: 0,
  patience: 4,
  settling: 0,
  isNew: true,
  lossy: 0,
};

/** Sent by the encoder before anything is known of what gets through. */
const FIRST_FRAMES = 5;
/** What sound needs of what there is, with all around it. */
const SOUND = 60_000;
/** Below this share of the bits that it looks good with, a picture is too large. */
const LEAST = 0.5;
const MOST_PATIENT = 32;
/** Looks in a row. */
const LOSSY = 6;
/** A share, and seconds: what is worse than the first of each is bad, what is better than the second is good. */
const LOSS = [0.1, 0.03] as const;
const ROUND_TRIP = [1, 0.6] as const;

/**
 * What is known after another look, a second later. `planned` is the level of what is sent now, which may be less than
 * what is allowed since a tile is small: of what is larger, nothing is known then. Down at once, as far as needed, and
 * up one step at a time.
 */
export function next(then: Congestion, look: Look, planned: number): Congestion {
  const before = { ...then, lossy: look.loss >= LOSS[1] ? then.lossy + 1 : 0 };
  if (before.isNew) return look.frames < FIRST_FRAMES ? before : first(before, look);
  if (before.settling > 0) return { ...before, settling: before.settling - 1 };
  const at = Math.min(before.level, planned);
  const { available, loss, roundTrip, limit } = look;
  const share = available === undefined ? 1 : (available - SOUND) / (LADDER[at]?.bits || SOUND);
  const isBad = loss >= LOSS[0] || roundTrip >= ROUND_TRIP[0] || share < LEAST;
  if (isBad) return fallen(before, look, at);
  // A processor that cannot keep up is the encoder's to spare, which knows best; it is given no more meanwhile.
  const isKeepingUp = roundTrip < ROUND_TRIP[1] && limit !== 'cpu';
  const isGood = loss < LOSS[1] && isKeepingUp && share >= 0.8;
  if (!isGood) return { ...before, calm: 0 };
  // Nothing above is tried that nobody wants: the level stays what it was, and what is wanted later is allowed.
  const isUnused = before.level > planned || before.level === TOP;
  if (before.calm + 1 < before.patience || isUnused) {
    const isLong = before.calm >= MOST_PATIENT;
    return {
      ...before,
      calm: before.calm + 1,
      patience: isLong ? START.patience : before.patience,
    };
  }
  return { ...before, level: before.level + 1, calm: 0, settling: 1 };
}

/** Whether a way loses some of everything, and goes on doing so: a network that is full soon does not, with less sent. */
export const isLossy = ({ lossy }: Congestion): boolean => lossy >= LOSSY;

/** After the first pictures: as large as what is there carries. */
function first(before: Congestion, { available }: Look): Congestion {
  const level = available === undefined ? TOP : Math.max(START.level, carried(available));
  return { ...before, level, isNew: false };
}

/** One step down at least; without bits enough for the smallest pictures, none. */
function fallen(before: Congestion, { available = Infinity }: Look, at: number): Congestion {
  const least = available > SOUND ? 1 : 0;
  const level = Math.max(least, Math.min(at - 1, carried(available)));
  const patience = Math.min(MOST_PATIENT, before.patience * 2);
  return { ...before, level, patience, calm: 0, settling: 2 };
}

/** The largest pictures that are not too large for so many bits a second. */
const carried = (available: number): number =>
  LADDER.findLastIndex(({ bits }) => bits * LEAST <= Math.max(0, available - SOUND));

/** The place of the smallest pictures of at least so many lines. */
export function levelOf(lines: number): number {
  const level = LADDER.findIndex((rung) => rung.lines >= lines);
  return level < 0 ? TOP : level;
}
