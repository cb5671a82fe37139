import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';

/** What one side of a call has got so far from the other, and by which way. */
export interface Flow {
  /** Packets of sound received. */
  readonly packets: number;
  /** Of those, how many the sender had sent and never came. */
  readonly lost: number;
  /** Pictures decoded. */
  readonly frames: number;
  readonly width: number;
  /** Bytes over the whole connection, RTP and RTCP and all, without what IP, UDP and TURN add. */
  readonly bytes: number;
  /** The candidate pair in use: `relay/tcp → prflx`. */
  readonly way: string;
}

/** Reads it from the browser's statistics, through the page's own call. */
export function flow(page: Page): Promise<Flow> {
  return page.evaluate(async () => {
    const room = document.querySelector<CallProvider>('call-provider')?.room;
    const [report] = (await room?.carrier.sample())?.values() ?? [];
    const result = { packets: 0, lost: 0, frames: 0, width: 0, bytes: 0, way: '' };
    if (!report) return result;
    for (const stat of report.values()) {
      if (stat.type === 'inbound-rtp' && stat.kind === 'audio') {
        result.packets += stat.packetsReceived;
        result.lost += stat.packetsLost;
      } else if (stat.type === 'inbound-rtp') {
        result.frames += stat.framesDecoded ?? 0;
        result.width = stat.frameWidth ?? 0;
      } else if (stat.type === 'transport') {
        result.bytes += stat.bytesReceived;
        const pair = report.get(stat.selectedCandidatePairId);
        const local = report.get(pair?.localCandidateId);
        const remote = report.get(pair?.remoteCandidateId);
        const protocol = local?.relayProtocol ?? local?.protocol;
        if (pair) result.way = `${local?.candidateType}/${protocol} → ${remote?.candidateType}`;
      }
    }
    return result;
  });
}
