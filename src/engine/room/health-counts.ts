/** What the browser has counted of the link to a member, from its beginning (W3C WebRTC statistics). */
export interface Counts {
  /** Bytes of all that came in: a link that is alive is never without some. */
  readonly bytes: number;
  /** Packets of sound and pictures that came in, and those that were sent and never came. */
  readonly packets: number;
  readonly lost: number;
  /** Pictures of the camera that were decoded; 0 while there are none. */
  readonly frames: number;
  /** Seconds there and back; 0 while nobody knows. */
  readonly roundTrip: number;
  /** The largest share of what one sends that the other has missed lately. */
  readonly missed: number;
}

/** Reads them. `camera` is the id of the track whose pictures count: a screen may well stand still. */
export function countsIn(report: RTCStatsReport, camera: string | undefined): Counts {
  let [bytes, packets, lost, frames, roundTrip, missed] = [0, 0, 0, 0, 0, 0];
  for (const stat of report.values()) {
    if (stat.type === 'candidate-pair') bytes += stat.bytesReceived ?? 0;
    else if (stat.type === 'inbound-rtp') {
      packets += stat.packetsReceived ?? 0;
      lost += stat.packetsLost ?? 0;
      if (stat.trackIdentifier === camera) frames = stat.framesDecoded ?? 0;
    } else if (stat.type === 'remote-inbound-rtp') {
      missed = Math.max(missed, stat.fractionLost ?? 0);
      roundTrip = Math.max(roundTrip, stat.roundTripTime ?? 0);
    }
  }
  return { bytes, packets, lost, frames, roundTrip, missed };
}
