import type { ErrorCode } from '../protocol/errors.ts';

/** What is known of a device that could not be opened. */
export interface Refusal {
  /** The name and message of what `getUserMedia` threw. */
  readonly name: string;
  readonly message: string;
  /** What the browser says of the page's permission (W3C Permissions); undefined where it does not say. */
  readonly permission: PermissionState | undefined;
  /** Whether the browser lists a device of that kind. */
  readonly isListed: boolean;
}

const IN_USE = ['NotReadableError', 'TrackStartError', 'AbortError'];
const MISSING = ['NotFoundError', 'OverconstrainedError', 'DevicesNotFoundError'];
const REFUSED = ['NotAllowedError', 'PermissionDeniedError', 'SecurityError'];

/**
 * Why a device could not be opened. The standard (W3C Media Capture, section 10.1.3) has one error for each way of not
 * being allowed; Chromium tells them apart in the message, the permission does elsewhere.
 */
export function refusalCode({ name, message, permission, isListed }: Refusal): ErrorCode {
  if (IN_USE.includes(name)) return 'device-in-use';
  // Firefox, where the system keeps the devices from it: it lists them and then cannot find them.
  if (name === 'NotFoundError' && isListed && permission === 'granted') return 'permission-system';
  if (MISSING.includes(name)) return 'device-missing';
  if (!REFUSED.includes(name)) return 'device-failed';
  // The page may, and the browser may not.
  if (/by system/i.test(message) || permission === 'granted') return 'permission-system';
  if (/dismissed/i.test(message) || permission === 'prompt') return 'permission-dismissed';
  return 'permission-denied';
}
