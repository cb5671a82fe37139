import { after } from '../../base/timers.ts';
import type { Slot } from '../../protocol/slot.ts';
import type { Transceivers } from './transceivers.ts';

/**
 * Lines of the first pictures. A connection begins with some 300 kbit/s, and encoders drop pictures that are too large
 * for what there is: small ones get through at once.
 */
const LINES = 180;
/** Milliseconds after which pictures may be larger. The encoder has sent some by then, and knows what gets through. */
const LASTS = 1_000;

/** A camera's picture is small at first, and as large as it is once it gets through. */
export class SmallStart {
  readonly #transceivers: Transceivers;
  readonly #until: AbortSignal;
  #growing = new AbortController();

  constructor(transceivers: Transceivers, until: AbortSignal) {
    this.#transceivers = transceivers;
    this.#until = until;
  }

  /** Sends what is in a slot from now on. */
  async send(pc: RTCPeerConnection, slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    const sender = this.#transceivers.get(slot)?.sender;
    const [how] = small(slot, track);
    // Asked for together with the track, so that whatever is sent next comes after both. Refused, it is sent as it is.
    if (how && sender && !sender.track) encode(sender, how).catch(() => {});
    const sent = sender?.replaceTrack(track);
    if (slot === 'camera') this.grow(pc);
    await sent;
  }

  /** Lets the picture grow when it has got through for a moment. */
  grow({ connectionState }: RTCPeerConnection): void {
    this.#growing.abort();
    const camera = this.#transceivers.get('camera')?.sender;
    if (!camera || connectionState !== 'connected') return;
    this.#growing = new AbortController();
    growSoon(camera, AbortSignal.any([this.#growing.signal, this.#until]));
  }
}

/** How a camera's picture is sent from the first offer on; elsewhere there is nothing to say. */
export function small(slot: Slot, track: MediaStreamTrack | null): RTCRtpEncodingParameters[] {
  if (slot !== 'camera' || !track) return [];
  const { height = LINES } = track.getSettings();
  return [{ scaleResolutionDownBy: Math.max(1, height / LINES) }];
}

function growSoon(sender: RTCRtpSender, until: AbortSignal): void {
  const grow = () => encode(sender, { scaleResolutionDownBy: 1 });
  // Refused while something else is changed: once more, for it must not stay small.
  after(LASTS, () => grow().catch(() => growSoon(sender, until)), until);
}

async function encode(sender: RTCRtpSender, how: RTCRtpEncodingParameters): Promise<void> {
  const parameters = sender.getParameters();
  Object.assign(parameters.encodings[0] ?? {}, how);
  await sender.setParameters(parameters);
}
