import type { ReadonlySignal } from '@preact/signals-core';
import type { Seen } from '../../backends/backend.ts';
import { every } from '../../base/every.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Carrier } from './carrier.ts';
import type { Health } from './health.ts';
import { countsIn } from './health-counts.ts';
import type { Circumstances, Vitals } from './health-state.ts';
import type { Roster } from './roster.ts';
import { look } from './vitals.ts';

/** Milliseconds between two looks at the links. */
const LOOK = 1_000;

interface Parts {
  readonly carrier: Carrier;
  readonly roster: Roster;
  readonly health: Health;
  readonly seen: ReadonlySignal<ReadonlyMap<MemberId, Seen>>;
  readonly until: AbortSignal;
}

/** Looks at every link once a second: for what people are told, and for the backend, which adapts to it. */
export function lookAtLinks({ carrier, roster, health, seen, until }: Parts): void {
  const circumstances = ({ id, connected, held, microphone, camera }: Member): Circumstances => ({
    link: carrier.links.peek().get(id),
    isThere: connected,
    sends: !held && (microphone || camera),
    // What nobody sees is not sent, or not decoded.
    shows: !held && camera && seen.peek().get(id)?.camera !== 0,
  });
  every(
    LOOK,
    async () => {
      const reports = await carrier.sample();
      const before = health.vitals.peek();
      const now = new Map<MemberId, Vitals>();
      for (const member of roster.others.peek()) {
        const report = reports.get(member.id);
        if (!report) continue;
        const counts = countsIn(report, carrier.streams.peek().get(member.id)?.camera?.id);
        now.set(member.id, look(before.get(member.id), counts, circumstances(member)));
      }
      health.vitals.value = now;
    },
    until,
  );
}
