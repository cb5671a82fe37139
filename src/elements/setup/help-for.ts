import type { SetupWords } from '../../i18n/words.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Platform } from './platform.ts';

/** The words that help, by their name in `i18n/`. */
export type HelpTerm = Extract<keyof SetupWords, `help${string}`>;

const BLOCKED = {
  chromium: 'helpBlockedChromium',
  firefox: 'helpBlockedFirefox',
  safari: 'helpBlockedSafari',
  other: 'helpBlockedOther',
} as const satisfies Record<Platform['browser'], HelpTerm>;

const SYSTEM = {
  mac: 'helpSystemMac',
  windows: 'helpSystemWindows',
  phone: 'helpSystemPhone',
  other: 'helpSystemOther',
} as const satisfies Record<Platform['system'], HelpTerm>;

/** What a person can do about a device that cannot be had, on this browser and system; undefined where nothing. */
export function helpFor(code: ErrorCode, { browser, system }: Platform): HelpTerm | undefined {
  switch (code) {
    case 'permission-denied':
      return system === 'phone' ? 'helpBlockedPhone' : BLOCKED[browser];
    case 'permission-system':
      return SYSTEM[system];
    case 'permission-dismissed':
      return 'helpDismissed';
    case 'device-in-use':
      return 'helpInUse';
    case 'device-missing':
      return 'helpMissing';
    default:
      return undefined;
  }
}
