import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { Seen } from '../../backends/backend.ts';
import { every } from '../../base/every.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Carrier } from './carrier.ts';
import type { Health } from './health.ts';
import { countsIn } from './health-counts.ts';
import type { Circumstances, Vitals } from './health-state.ts';
import type { MemberQuality, RoomQuality } from './quality.ts';
import { qualityCounts } from './quality-counts.ts';
import { judge, roomQuality } from './quality-state.ts';
import type { Roster } from './roster.ts';
import { look } from './vitals.ts';

/** Milliseconds between two looks at the links. */
const LOOK = 1_000;

interface Parts {
  readonly carrier: Carrier;
  readonly roster: Roster;
  readonly health: Health;
  readonly quality: Signal<RoomQuality>;
  readonly seen: ReadonlySignal<ReadonlyMap<MemberId, Seen>>;
  readonly until: AbortSignal;
}

/** Looks at every link once a second: for what people are told, and for the backend, which adapts to it. */
export function lookAtLinks({ carrier, roster, health, quality, seen, until }: Parts): void {
  const circumstances = ({ id, connected, held, microphone, camera }: Member): Circumstances => ({
    link: carrier.links.peek().get(id),
    isThere: connected,
    sends: !held && (microphone || camera),
    // What nobody sees is not sent, or not decoded.
    shows: !held && camera && seen.peek().get(id)?.camera !== 0,
  });
  every(
    LOOK,
    async (passed) => {
      const reports = await carrier.sample();
      const before = health.vitals.peek();
      const now = new Map<MemberId, Vitals>();
      const judged = new Map<MemberId, MemberQuality>();
      for (const member of roster.others.peek()) {
        const report = reports.get(member.id);
        if (!report) continue;
        const { id } = member;
        const camera = carrier.streams.peek().get(id)?.camera?.id;
        const all = circumstances(member);
        now.set(id, look(before.get(id), countsIn(report, camera), all));
        if (all.link !== 'connected') continue;
        const known = quality.peek().members.get(id);
        const counts = qualityCounts(report, camera);
        judged.set(id, judge(known, counts, all.shows, Math.max(1, passed) / 1_000));
      }
      health.vitals.value = now;
      quality.value = roomQuality(judged);
    },
    until,
  );
}
