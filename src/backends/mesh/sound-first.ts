import type { Slot } from '../../protocol/slot.ts';

/**
 * Has speech sent twice, where the browser can (RED, RFC 2198): a lost packet is in the next one as well. Opus mends
 * losses by itself too (in-band FEC), as browsers ask of each other anyhow.
 */
export function preferRed(transceiver: RTCRtpTransceiver, slot: Slot): void {
  if (slot !== 'microphone') return;
  const codecs = RTCRtpReceiver.getCapabilities?.('audio')?.codecs ?? [];
  const isRed = ({ mimeType }: RTCRtpCodec) => mimeType === 'audio/red';
  if (codecs.some(isRed))
    transceiver.setCodecPreferences?.(codecs.sort((a, b) => +isRed(b) - +isRed(a)));
}

/**
 * Asks the other side to send next to nothing while nobody speaks (DTX, RFC 7587, section 7.1). Browsers have no other
 * way to ask. It is in what the other is told alone: the browser's own description stays as it is.
 */
export const withDtx = (sdp: string): string => sdp.replace(/useinbandfec=1/g, '$&;usedtx=1');
