import type { Peer } from './peer.ts';

/**
 * Has speech sent twice, both ways, where the browser can (RED, RFC 2198): a lost packet is in the next one as well. It
 * doubles what speech costs, so it is for ways that lose some; Opus mends single losses by itself (in-band FEC). Only
 * negotiating changes it, which is done once.
 */
export function speakTwice(peer: Peer): void {
  const transceiver = peer.transceivers.get('microphone');
  const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
  const isRed = ({ mimeType }: RTCRtpCodec): boolean => mimeType === 'audio/red';
  if (!transceiver?.setCodecPreferences || !codecs.some(isRed)) return;
  transceiver.setCodecPreferences(codecs.sort((a, b) => Number(isRed(b)) - Number(isRed(a))));
  peer.negotiate();
}
