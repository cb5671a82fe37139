import { boxOf, type Encoding } from './first-encodings.ts';
import type { Plan } from './plan.ts';

/** What each sender was told last: asking the browser waits for another of its threads, every second for everybody. */
const told = new WeakMap<RTCRtpSender, Encoding>();

/** Has a sender send so from now on, without negotiating. Does nothing where it does already. */
export async function encode(sender: RTCRtpSender, plan: Plan): Promise<void> {
  if (!sender.track) return;
  const wanted = encodingFor(plan, sender.track.getSettings());
  const before = told.get(sender);
  if (before && isSame(before, wanted)) return;
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings as Encoding[];
  if (!encoding) return;
  if (!isSame(encoding, wanted)) {
    Object.assign(encoding, wanted);
    await sender.setParameters(parameters);
  }
  told.set(sender, wanted);
}

/** What is paused keeps its size, so that going on with it asks nothing else of the encoder. */
function encodingFor(plan: Plan, { width = 0, height = 0 }: MediaTrackSettings): Encoding {
  const { isActive: active, lines, maxBitrate, maxFramerate } = plan;
  if (!active) return { active };
  // The second is for browsers that do not know the first, and not looked at by those that do.
  const size = { scaleResolutionDownTo: boxOf(lines) };
  const scaleResolutionDownBy = Math.max(1, Math.min(width, height) / lines);
  return { active, maxBitrate, maxFramerate, scaleResolutionDownBy, ...size };
}

const isSame = (before: Encoding, wanted: Encoding): boolean =>
  Object.entries(wanted).every(([key, value]) => {
    const had = before[key as keyof Encoding];
    if (key !== 'scaleResolutionDownTo') return had === value;
    // Unknown to some browsers, which drop it.
    const box = had as Encoding['scaleResolutionDownTo'];
    return !box || box.maxHeight === wanted.scaleResolutionDownTo?.maxHeight;
  });
