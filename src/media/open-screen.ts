import { CallError, type ErrorCode } from '../protocol/errors.ts';
import type { CaptureScreen } from './screen.ts';

/** What not every browser, nor TypeScript, knows yet (W3C Screen Capture, section 5.4, and its extensions). */
interface ScreenOptions extends DisplayMediaStreamOptions {
  readonly selfBrowserSurface: 'include' | 'exclude';
  readonly surfaceSwitching: 'include' | 'exclude';
  readonly systemAudio: 'include' | 'exclude';
}

/** What `getDisplayMedia` throws (W3C Screen Capture, section 5.1), in our words. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  NotAllowedError: 'permission-denied',
  SecurityError: 'permission-denied',
  NotFoundError: 'device-missing',
  NotReadableError: 'device-failed',
  AbortError: 'device-failed',
  // There was no click, or it was too long ago.
  InvalidStateError: 'wrong-state',
};

/** Has the person choose a screen, a window or a tab of this device, with its sound where the browser has that. */
export const openScreen: CaptureScreen = async () => {
  if (!globalThis.isSecureContext) throw new CallError('insecure-context');
  if (!navigator.mediaDevices?.getDisplayMedia) throw new CallError('unsupported');
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia(options());
    const [screen] = stream.getVideoTracks();
    const [sound] = stream.getAudioTracks();
    if (!screen) throw new CallError('device-missing');
    return sound ? { screen, 'screen-audio': sound } : { screen };
  } catch (thrown) {
    if (isDismissal(thrown)) return undefined;
    const name = thrown instanceof Error ? thrown.name : '';
    throw CallError.from(thrown, CODES[name] ?? 'device-failed');
  }
};

function options(): ScreenOptions {
  const own = { restrictOwnAudio: true };
  const canLeaveOutOwn = 'restrictOwnAudio' in navigator.mediaDevices.getSupportedConstraints();
  return {
    // Enough to read by; more is too much for several senders on one uplink.
    video: { width: { max: 2560 }, height: { max: 2560 }, frameRate: { max: 30 } },
    // Music and film, not speech.
    audio: { ...own, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    surfaceSwitching: 'include',
    // The others are part of what this page and the system play: where they cannot be left out, they would hear themselves.
    selfBrowserSurface: canLeaveOutOwn ? 'include' : 'exclude',
    systemAudio: canLeaveOutOwn ? 'include' : 'exclude',
  };
}

/**
 * Whether the person just closed the browser's question. That has the name of a refusal, and only the browser's words
 * tell it from one by the operating system, by whoever runs the device, or by the page that holds ours in a frame.
 */
function isDismissal(thrown: unknown): boolean {
  return (
    thrown instanceof DOMException &&
    thrown.name === 'NotAllowedError' &&
    !/\b(system|polic(y|ies))\b/i.test(thrown.message)
  );
}
