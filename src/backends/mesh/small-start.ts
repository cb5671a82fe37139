import { after } from '../../base/timers.ts';
import type { Slot } from '../../protocol/slot.ts';
import type { Transceivers } from './transceivers.ts';

/**
 * Lines of the first pictures. A connection begins with some 300 kbit/s, and encoders drop pictures that are too large
 * for their bitrate, one after the other, before they shrink them: until then there is nothing to see.
 */
const LINES = 180;
/** Milliseconds after which a picture is as large as it is meant to be. */
const LASTS = 1_000;

/** How a camera's picture is sent from the first offer on; elsewhere there is nothing to say. */
export function small(slot: Slot, track: MediaStreamTrack | null): RTCRtpEncodingParameters[] {
  const { height = LINES } = track?.getSettings() ?? {};
  return slot === 'camera' && track ? [{ scaleResolutionDownBy: Math.max(1, height / LINES) }] : [];
}

/** Sends what is in a slot from now on. A camera's picture is small until it is let grow. */
export async function send(
  sender: RTCRtpSender | undefined,
  slot: Slot,
  track: MediaStreamTrack | null,
): Promise<void> {
  // Asked for together with the track, so that whatever is sent next comes after both.
  // Where it cannot be small now, it is sent as it is.
  if (track && !sender?.track) encode(sender, small(slot, track)).catch(() => {});
  await sender?.replaceTrack(track);
}

/** Lets a camera's picture be as large as it is, in a moment. */
export function growSoon(transceivers: Transceivers, until: AbortSignal): void {
  const grow = () => encode(transceivers.get('camera')?.sender, [{ scaleResolutionDownBy: 1 }]);
  // Refused while something else is changed: once more, for it must not stay small.
  after(LASTS, () => grow().catch(() => growSoon(transceivers, until)), until);
}

async function encode(sender: RTCRtpSender | undefined, how: RTCRtpEncodingParameters[]) {
  if (!sender) return;
  const parameters = sender.getParameters();
  Object.assign(parameters.encodings[0] ?? {}, how[0]);
  await sender.setParameters(parameters);
}
