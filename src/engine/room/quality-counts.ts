/** What the browser has counted between this page and a member, from the beginning where it does not say otherwise. */
export interface QualityCounts {
  /** Packets of sound that came in, that never came, and that came too late to be heard. */
  readonly came: number;
  readonly lost: number;
  readonly late: number;
  /** Seconds for which sound was kept to even out its coming, all samples together, and how many these were. */
  readonly buffered: number;
  readonly emitted: number;
  /** Seconds by which what comes in, and what goes out, is uneven now. */
  readonly jitter: number;
  readonly outwardJitter: number;
  /** The largest share of what goes out that has not come lately. */
  readonly missed: number;
  /** Seconds there and back, now. */
  readonly roundTrip: number;
  /** Pictures of the camera that were decoded, and seconds for which it stood still. */
  readonly frames: number;
  readonly frozen: number;
  /** Pictures of the camera that were sent. */
  readonly sent: number;
  /** Bytes of sound and pictures, without headers. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Of the camera's picture as it comes in now, in pixels; 0 while there is none. */
  readonly width: number;
  readonly height: number;
  /** Whether it goes by a TURN server (RFC 8656); undefined while that is not known. */
  readonly isRelayed: boolean | undefined;
}

/** Reads them (W3C WebRTC statistics). `camera` is the id of the track whose pictures count. */
export function qualityCounts(report: RTCStatsReport, camera: string | undefined): QualityCounts {
  const counts = {
    ...{ came: 0, lost: 0, late: 0, buffered: 0, emitted: 0, jitter: 0, outwardJitter: 0 },
    ...{ missed: 0, roundTrip: 0, frames: 0, frozen: 0, sent: 0 },
    ...{ bytesIn: 0, bytesOut: 0, width: 0, height: 0, isRelayed: isRelayed(report) },
  };
  for (const stat of report.values()) {
    if (stat.type === 'inbound-rtp') counts.bytesIn += stat.bytesReceived ?? 0;
    else if (stat.type === 'outbound-rtp') counts.bytesOut += stat.bytesSent ?? 0;
    if (stat.type === 'inbound-rtp' && stat.kind === 'audio') {
      counts.came += stat.packetsReceived ?? 0;
      counts.lost += stat.packetsLost ?? 0;
      counts.late += stat.packetsDiscarded ?? 0;
      counts.buffered += stat.jitterBufferDelay ?? 0;
      counts.emitted += stat.jitterBufferEmittedCount ?? 0;
      counts.jitter = Math.max(counts.jitter, stat.jitter ?? 0);
    } else if (stat.type === 'inbound-rtp' && stat.trackIdentifier === camera) {
      counts.frames = stat.framesDecoded ?? 0;
      counts.frozen = stat.totalFreezesDuration ?? 0;
      counts.width = stat.frameWidth ?? 0;
      counts.height = stat.frameHeight ?? 0;
    } else if (stat.type === 'outbound-rtp' && stat.kind === 'video') {
      counts.sent += stat.framesSent ?? 0;
    } else if (stat.type === 'remote-inbound-rtp') {
      counts.missed = Math.max(counts.missed, stat.fractionLost ?? 0);
      counts.outwardJitter = Math.max(counts.outwardJitter, stat.jitter ?? 0);
      counts.roundTrip = Math.max(counts.roundTrip, stat.roundTripTime ?? 0);
    }
  }
  return counts;
}

/** Firefox has no transport statistics, and marks the pair itself. */
function isRelayed(report: RTCStatsReport): boolean | undefined {
  const all = [...report.values()];
  const chosen = all.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  const pair = all.find(
    ({ type, id, selected }) => type === 'candidate-pair' && (id === chosen || selected === true),
  );
  if (!pair) return undefined;
  const ends = [report.get(pair.localCandidateId), report.get(pair.remoteCandidateId)];
  return ends.some((candidate) => candidate?.candidateType === 'relay');
}
