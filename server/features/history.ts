import type { CallRecord, Calls } from '../calls/calls.ts';
import type { Fact, TellFact } from '../facts.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Keep } from '../storage/keeper.ts';
import type { QualityReports } from '../storage/quality-reports.ts';
import { abandoned, recorded } from './history-state.ts';

interface Parts {
  readonly calls: Calls;
  readonly rooms: Rooms;
  readonly reports: QualityReports;
  readonly keep: Keep;
}

/** Calls that are looked at together. */
const BATCH = 100;

/** Keeps which calls there were, by what happens. Calls do not wait for it. */
export function history({ calls, rooms, reports, keep }: Parts) {
  /** When pages last said how a call was, which they do every minute. */
  async function lastReport({ room, kind, began }: CallRecord): Promise<number> {
    if (kind === 'room') return began;
    return Math.max(began, ...(await reports.of(room)).map(({ at }) => at));
  }

  /** Ends one that is in no room: the server that knew of it ended first. */
  async function end(call: CallRecord): Promise<void> {
    if ((await rooms.get(call.room))?.call === call.id) return;
    const last = await lastReport(call);
    await calls.change(call.id, (known) => known && abandoned(known, last));
  }

  const heard: TellFact = (fact: Fact) =>
    void keep('calls', fact.call, () => calls.change(fact.call, (known) => recorded(known, fact)));

  return {
    heard,
    /** Ends what began before a time and goes on nowhere, since nobody has said that it is over. */
    async endAbandoned(before: number): Promise<void> {
      let after: string | undefined;
      for (;;) {
        const { calls: found, more } = await calls.list(
          { active: true, to: before },
          { after, limit: BATCH },
        );
        // The next part is found by the last of this one, which is there all the same once it has ended.
        for (const call of found) await end(call);
        after = found.at(-1)?.id;
        if (!more) return;
      }
    },
  };
}
