import { SLOTS, type Slot } from '../../protocol/slot.ts';
import type { Tracks } from '../backend.ts';
import { encodeFirst, firstEncodings } from './first-encodings.ts';

/** The kind of media that a slot carries. */
const KIND: Readonly<Record<Slot, 'audio' | 'video'>> = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  'screen-audio': 'audio',
};

/** A peer's transceivers, by the slot that each carries. */
export type Transceivers = Map<Slot, RTCRtpTransceiver>;

/** Gives a connection a transceiver for every slot that it will ever carry. */
export function fill(
  pc: RTCPeerConnection,
  transceivers: Transceivers,
  tracks: ReadonlyMap<Slot, MediaStreamTrack | null>,
  isCrowd = false,
): void {
  for (const slot of SLOTS) {
    const how = { direction: 'sendrecv', sendEncodings: firstEncodings(slot, isCrowd) } as const;
    transceivers.set(slot, pc.addTransceiver(tracks.get(slot) ?? KIND[slot], how));
  }
}

/** What comes in, by slot. */
export const tracksOf = (transceivers: Transceivers): Tracks =>
  Object.fromEntries([...transceivers].map(([slot, { receiver }]) => [slot, receiver.track]));

/** Which slot each media section carries, for the other side to know. */
export function midsOf(transceivers: Transceivers): Record<string, Slot> {
  const mids: Record<string, Slot> = {};
  for (const [slot, { mid }] of transceivers) if (mid !== null) mids[mid] = slot;
  return mids;
}

/** Takes over the transceivers that an offer brought. Answers with their slots, through which nothing is sent yet. */
export function adopt(
  pc: RTCPeerConnection,
  transceivers: Transceivers,
  mids: Readonly<Record<string, Slot>>,
  isCrowd = false,
): readonly Slot[] {
  const adopted: Slot[] = [];
  for (const transceiver of pc.getTransceivers()) {
    const slot = transceiver.mid === null ? undefined : mids[transceiver.mid];
    if (slot === undefined || transceivers.get(slot) === transceiver) continue;
    transceivers.set(slot, transceiver);
    transceiver.direction = 'sendrecv';
    encodeFirst(transceiver.sender, slot, isCrowd);
    adopted.push(slot);
  }
  return adopted;
}

/** How loud what comes in is right now, from 0 to 1; 0 where the browser does not say. */
export const levelOf = (transceiver: RTCRtpTransceiver | undefined): number =>
  transceiver?.receiver.getSynchronizationSources()[0]?.audioLevel ?? 0;

/** Whether anything of what comes in has been played in the last ten seconds. */
export const comesIn = ({ receiver }: RTCRtpTransceiver): boolean =>
  receiver.getSynchronizationSources().length > 0;

/** Whether a candidate belongs to a description, by its ICE user name fragment (RFC 8839, section 5.4). */
export function speaksOf(
  description: RTCSessionDescription | null,
  fragment: string | null | undefined,
): boolean {
  if (!description) return false;
  return !fragment || description.sdp.includes(`a=ice-ufrag:${fragment}\r\n`);
}
