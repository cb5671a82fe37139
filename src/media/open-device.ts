import { CallError } from '../protocol/errors.ts';
import type { Device } from '../protocol/slot.ts';
import type { Capture, Wish } from './capture.ts';
import { ALL_PROCESSING } from './processing.ts';

const PICTURE: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/** Opens the camera or microphone of this device. */
export const openDevice: Capture = async (slot, wish = {}) => {
  if (!globalThis.isSecureContext) throw new CallError('insecure-context');
  if (!navigator.mediaDevices?.getUserMedia) throw new CallError('unsupported');
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraintsFor(slot, wish));
    const [track] = stream.getTracks();
    if (!track) throw new CallError('device-missing');
    return track;
  } catch (thrown) {
    if (thrown instanceof CallError) throw thrown;
    const { name } = thrown as Error;
    // Pulled out a moment ago, or known by an id of before the permission was reset.
    const isGone = name === 'OverconstrainedError' || name === 'NotFoundError';
    if (isGone && wish.device) return openDevice(slot, { ...wish, device: undefined });
    const { whyNotOpen } = await import('./why-not-open.ts').catch(() => {
      // For want of a network the reason can be told less well.
      const code = name === 'NotAllowedError' ? 'permission-denied' : 'device-failed';
      throw CallError.from(thrown, code);
    });
    throw await whyNotOpen(slot, thrown as Error);
  }
};

function constraintsFor(slot: Device, { device, processing }: Wish): MediaStreamConstraints {
  const which = device ? { deviceId: { exact: device } } : {};
  if (slot === 'microphone') return { audio: { ...ALL_PROCESSING, ...processing, ...which } };
  return { video: { ...PICTURE, ...(device ? which : { facingMode: 'user' }) } };
}
