/** What is known of the time that it takes until one hears or sees somebody; all times in milliseconds. */
export type Setup =
  /** Nobody else is there. */
  | { readonly status: 'alone' }
  /** Somebody has been there `since`, and nothing has come from anybody. */
  | { readonly status: 'waiting'; readonly since: number }
  /** It took so many `seconds`; undefined where nobody can say. */
  | { readonly status: 'over'; readonly seconds: number | undefined };

/** One look at it. */
export interface SetupLook {
  readonly now: number;
  /** Since the look before, or since one asked to come in. */
  readonly passed: number;
  /** Whether anybody else is there, whether anybody of them sends, and whether there is a way to anybody. */
  readonly isMet: boolean;
  readonly isSent: boolean;
  readonly isLinked: boolean;
  /** Whether sound or a picture has really come. */
  readonly hasCome: boolean;
}

/** Nobody can say when it came, where nobody has looked for longer than this: the device slept, or the code came late. */
const GAP = 3_000;
/** For so long devices are being opened; who then is still silent, although there is a way, wants to be. */
const SILENT = 5_000;

/** At the beginning. Who meets somebody waits since `asked`; others, since somebody has come. */
export const setupBegins = (asked: number, isMet: boolean): Setup =>
  isMet ? { status: 'waiting', since: asked } : { status: 'alone' };

export function setupAfter(before: Setup, look: SetupLook): Setup {
  if (before.status === 'over') return before;
  if (!look.isMet) return before.status === 'alone' ? before : { status: 'alone' };
  if (before.status === 'alone') return { status: 'waiting', since: look.now };
  const waited = look.now - before.since;
  if (look.passed > GAP) return { status: 'over', seconds: undefined };
  if (look.hasCome) return { status: 'over', seconds: waited / 1_000 };
  const isSilent = look.isLinked && !look.isSent && waited > SILENT;
  return isSilent ? { status: 'over', seconds: undefined } : before;
}
