import type { Look } from './congestion-state.ts';

/** Reads what the browser has counted of what is sent to a member (W3C WebRTC statistics). */
export function lookAt(report: RTCStatsReport): Look {
  let available: number | undefined;
  let [loss, roundTrip, frames] = [0, 0, 0];
  let limit: Look['limit'] = 'none';
  for (const stat of report.values()) {
    if (stat.type === 'candidate-pair') available = stat.availableOutgoingBitrate ?? available;
    else if (stat.type === 'remote-inbound-rtp') {
      loss = Math.max(loss, stat.fractionLost ?? 0);
      roundTrip = Math.max(roundTrip, stat.roundTripTime ?? 0);
    } else if (stat.type === 'outbound-rtp' && stat.kind === 'video') {
      frames += stat.framesSent ?? 0;
      if (stat.active !== false && stat.qualityLimitationReason !== 'none') {
        limit = stat.qualityLimitationReason ?? limit;
      }
    }
  }
  return { available, loss, roundTrip, limit, frames };
}
