import { after } from '../../base/timers.ts';
import type { Slot } from '../../protocol/slot.ts';
import type { Transceivers } from './transceivers.ts';

/**
 * The first pictures. A connection begins with some 300 kbit/s, and encoders drop pictures that are too large for what
 * there is: small ones get through at once (WebRTC Extensions, section 5.5; elsewhere they are as large as they are).
 */
const SMALL = { maxWidth: 320, maxHeight: 180 };
/** Milliseconds after which pictures may be larger. The encoder has sent some by then, and knows what gets through. */
const LASTS = 1_000;

/** How the browser is told; its types do not know it yet. */
interface Encoding extends RTCRtpEncodingParameters {
  scaleResolutionDownTo?: typeof SMALL | undefined;
}

/** What is sent in a slot from the first offer on. */
export const firstEncodings = (slot: Slot): Encoding[] =>
  slot === 'camera' ? [{ scaleResolutionDownTo: SMALL }] : [];

/** A camera's picture is small at first, and as large as it is once it gets through. */
export class SmallStart {
  readonly #transceivers: Transceivers;
  readonly #until: AbortSignal;
  #growing = new AbortController();

  constructor(transceivers: Transceivers, until: AbortSignal) {
    this.#transceivers = transceivers;
    this.#until = until;
  }

  /** Sends what is in a slot from now on. A camera that is off will be small again: it costs nothing in that moment. */
  async send(pc: RTCPeerConnection, slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    const sender = this.#transceivers.get(slot)?.sender;
    if (slot === 'camera' && sender?.track && !track) shrink(sender);
    await sender?.replaceTrack(track);
    if (slot === 'camera') this.grow(pc);
  }

  /** Lets the picture grow when it has got through for a moment. */
  grow({ connectionState }: RTCPeerConnection): void {
    this.#growing.abort();
    const camera = this.#transceivers.get('camera')?.sender;
    if (!camera?.track || connectionState !== 'connected') return;
    this.#growing = new AbortController();
    growSoon(camera, AbortSignal.any([this.#growing.signal, this.#until]));
  }
}

/** Where it cannot be small, it is sent as it is. */
export function shrink(sender: RTCRtpSender): void {
  encode(sender, SMALL).catch(() => {});
}

function growSoon(sender: RTCRtpSender, until: AbortSignal): void {
  // Refused while something else is changed: once more, for it must not stay small.
  const grow = () => encode(sender).catch(() => growSoon(sender, until));
  after(LASTS, grow, until);
}

async function encode(sender: RTCRtpSender, size?: typeof SMALL): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings as Encoding[];
  if (encoding) encoding.scaleResolutionDownTo = size;
  await sender.setParameters(parameters);
}
