import { setImmediate } from 'node:timers/promises';
import type { Files } from '../storage/files.ts';
import type { Database } from './database.ts';

/** For how many days things are kept; undefined for ever. */
export interface KeepDays {
  /** And events of which a site could not be told. */
  readonly calls: number | undefined;
  /** And files. */
  readonly messages: number | undefined;
  /** And missed calls. */
  readonly notices: number | undefined;
  readonly quality: number | undefined;
}

const DAY = 86_400_000;
/** Rows that are removed together, so that nothing else waits for long. */
const BATCH = 500;

/** Removes what is older than it is to be kept. Answers with how much that was. */
export async function purge(
  { db }: Database,
  files: Pick<Files, 'remove'>,
  days: KeepDays,
  now: number,
): Promise<number> {
  const until = (count: number | undefined): number =>
    count === undefined ? Number.NEGATIVE_INFINITY : now - count * DAY;
  let total = 0;
  const all = async (age: number | undefined, batch: (until: number) => Promise<number>) => {
    if (age === undefined) return;
    for (;;) {
      const count = await batch(until(age));
      total += count;
      if (count < BATCH) return;
      await setImmediate();
    }
  };
  await all(days.calls, async (until) => {
    const old = db
      .selectFrom('calls')
      .select('id')
      .where('began', '<', until)
      .where('ended', 'is not', null)
      .limit(BATCH);
    return removed(db.deleteFrom('calls').where('id', 'in', old));
  });
  // What a site was not told, and will not be.
  await all(days.calls, async (until) => {
    const old = db
      .selectFrom('deliveries')
      .select(['id', 'endpoint'])
      .where('dead', '=', 1)
      .where('place', '<', until * 1_000);
    return removed(
      db
        .deleteFrom('deliveries')
        .where(({ eb, refTuple }) =>
          eb(refTuple('id', 'endpoint'), 'in', old.limit(BATCH).$asTuple('id', 'endpoint')),
        ),
    );
  });
  await all(days.messages, async (until) => {
    const old = db.selectFrom('messages').select(['room', 'id']).where('sent', '<', until);
    return removed(
      db
        .deleteFrom('messages')
        .where(({ eb, refTuple }) =>
          eb(refTuple('room', 'id'), 'in', old.limit(BATCH).$asTuple('room', 'id')),
        ),
    );
  });
  await all(days.messages, async (until) => {
    const old = db.selectFrom('files').select('id').where('at', '<', until).limit(BATCH);
    const rows = await old.execute();
    for (const { id } of rows) await files.remove(id);
    return rows.length;
  });
  for (const table of ['missed', 'notices'] as const)
    await all(days.notices, async (until) => {
      const old = db.selectFrom(table).select(['owner', 'id']).where('at', '<', until);
      return removed(
        db
          .deleteFrom(table)
          .where(({ eb, refTuple }) =>
            eb(refTuple('owner', 'id'), 'in', old.limit(BATCH).$asTuple('owner', 'id')),
          ),
      );
    });
  await all(days.quality, async (until) => {
    const old = db
      .selectFrom('reports')
      .select(['room', 'member', 'instance'])
      .where('at', '<', until);
    return removed(
      db
        .deleteFrom('reports')
        .where(({ eb, refTuple }) =>
          eb(
            refTuple('room', 'member', 'instance'),
            'in',
            old.limit(BATCH).$asTuple('room', 'member', 'instance'),
          ),
        ),
    );
  });
  return total;
}

async function removed(what: {
  executeTakeFirst(): Promise<{ readonly numDeletedRows: bigint }>;
}): Promise<number> {
  return Number((await what.executeTakeFirst()).numDeletedRows);
}
