import { CallError, type ErrorCode } from '../protocol/errors.ts';
import type { Device } from '../protocol/slot.ts';
import type { Capture } from './capture.ts';

const CONSTRAINTS: Readonly<Record<Device, MediaStreamConstraints>> = {
  microphone: { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } },
  camera: {
    video: {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
      facingMode: 'user',
    },
  },
};

/** What `getUserMedia` throws (W3C Media Capture, section 10.1.3), in our words. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  NotAllowedError: 'permission-denied',
  SecurityError: 'permission-denied',
  NotFoundError: 'device-missing',
  OverconstrainedError: 'device-missing',
  NotReadableError: 'device-in-use',
  AbortError: 'device-in-use',
};

/** Opens the camera or microphone of this device. */
export const openDevice: Capture = async (slot) => {
  if (!globalThis.isSecureContext) throw new CallError('insecure-context');
  if (!navigator.mediaDevices?.getUserMedia) throw new CallError('unsupported');
  try {
    const stream = await navigator.mediaDevices.getUserMedia(CONSTRAINTS[slot]);
    const [track] = stream.getTracks();
    if (!track) throw new CallError('device-missing');
    return track;
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : '';
    throw CallError.from(thrown, CODES[name] ?? 'device-failed');
  }
};
