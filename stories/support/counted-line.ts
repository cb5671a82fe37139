import type { OpenBackend } from '../../src/backends/backend.ts';
import { qualityCounts } from '../../src/engine/room/quality-counts.ts';
import { judge, roomQuality } from '../../src/engine/room/quality-state.ts';
import type { Room } from '../../src/engine/room/room.ts';
import { canvasBackend } from '../../src/testing/canvas-backend.ts';

/** What the line to everybody is like. */
export type Line = 'good' | 'upload' | 'late' | 'poor';

const LOSSES: Readonly<Record<Line, readonly [inward: number, outward: number]>> = {
  good: [0.2, 0],
  upload: [0.2, 0.08],
  late: [0.2, 0],
  poor: [12, 0.02],
};
/** Pixels of the pictures that come in. */
const SIZE = { frameWidth: 640, frameHeight: 360 };

/** What a browser counts of such a line after so many seconds, up and down as lines are. */
function report(line: Line, seconds: number, camera: string | undefined): RTCStatsReport {
  const wave = 1 + Math.sin(seconds / 3) * 0.4;
  const [lost, missed] = LOSSES[line];
  const stats: Record<string, unknown>[] = [
    { type: 'transport', selectedCandidatePairId: 'pair' },
    { type: 'candidate-pair', localCandidateId: 'here', remoteCandidateId: 'there' },
    { type: 'local-candidate', candidateType: line === 'late' ? 'relay' : 'host' },
    { type: 'remote-candidate', candidateType: 'srflx' },
    {
      ...{ type: 'inbound-rtp', kind: 'audio', jitter: 0.008 * wave },
      ...{ packetsReceived: seconds * 50, packetsLost: Math.round(seconds * lost) },
      bytesReceived: seconds * 4_000,
    },
    {
      ...{ type: 'inbound-rtp', kind: 'video', trackIdentifier: camera, ...SIZE },
      framesDecoded: Math.round(seconds * 26 + 12 * Math.sin(seconds / 3)),
      bytesReceived: Math.round(seconds * 60_000 + 40_000 * Math.sin(seconds / 5)),
    },
    {
      ...{ type: 'outbound-rtp', kind: 'video', framesSent: seconds * 30 },
      bytesSent: Math.round(seconds * 45_000 + 20_000 * Math.cos(seconds / 4)),
    },
    {
      ...{ type: 'remote-inbound-rtp', fractionLost: missed * wave, jitter: 0.006 },
      roundTripTime: (line === 'late' ? 0.42 : 0.045) * wave,
    },
  ];
  const names = ['transport', 'pair', 'here', 'there'];
  const entries = stats.map((stat, index) => {
    const id = names[index] ?? `${index}`;
    return [id, { id, ...stat }] as const;
  });
  return new Map(entries) as unknown as RTCStatsReport;
}

/** A backend whose links are counted so: a page alone has no network. */
export const countedLine =
  (line: Line): OpenBackend =>
  async (name, context) => {
    const backend = await canvasBackend(name, context);
    let seconds = 60;
    return {
      ...backend,
      async sample() {
        seconds += 1;
        const each = [...backend.streams.peek()];
        return new Map(each.map(([id, { camera }]) => [id, report(line, seconds, camera?.id)]));
      },
    };
  };

/** As if one had looked for a minute already: nobody waits that long for a picture of it. */
export function lookedBefore({ quality, roster, carrier }: Room, line: Line): void {
  const members = roster.others.peek().map(({ id, camera }) => {
    const track = carrier.streams.peek().get(id)?.camera?.id;
    const counts = (second: number) => qualityCounts(report(line, second, track), track);
    let known = judge(undefined, counts(0), camera, 1);
    for (let second = 1; second <= 60; second += 1) {
      known = judge(known, counts(second), camera, 1);
    }
    return [id, known] as const;
  });
  quality.value = roomQuality(new Map(members));
}
