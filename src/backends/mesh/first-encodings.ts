import type { Slot } from '../../protocol/slot.ts';

/** How the browser is told what to send; its types do not know all of it yet (WebRTC Extensions, section 5.5). */
export interface Encoding extends RTCRtpEncodingParameters {
  scaleResolutionDownTo?: { maxWidth: number; maxHeight: number } | undefined;
}

/** The lines of the first pictures. */
const SMALL = 180;

/** A box for pictures of so many lines, which are the shorter side: browsers turn it for upright ones. */
export const boxOf = (lines: number) => ({ maxWidth: lines * 4, maxHeight: lines });

/**
 * What is sent in a slot from the first offer on. A connection begins with some 300 kbit/s, and encoders drop pictures
 * that are too large for what there is: small ones get through at once. Sound goes before all pictures, in the browser
 * and in networks that look at it (RFC 8837); in a crowd the pictures wait until `Adapting` lets them follow.
 */
export function firstEncodings(slot: Slot, isCrowd = false): Encoding[] {
  if (slot === 'camera') {
    return [{ scaleResolutionDownTo: boxOf(SMALL), ...(isCrowd && { active: false }) }];
  }
  return slot === 'screen' ? [] : [{ priority: 'high', networkPriority: 'high' }];
}

/** The same for senders that the other side's offer has brought. Where it cannot be done, it is sent as it is. */
export function encodeFirst(sender: RTCRtpSender, slot: Slot, isCrowd = false): void {
  const [first] = firstEncodings(slot, isCrowd);
  const parameters = sender.getParameters();
  Object.assign(parameters.encodings[0] ?? {}, first);
  if (first) sender.setParameters(parameters).catch(() => {});
}
