import type { UserId } from '../../src/protocol/ids.ts';
import type { DeadDelivery } from '../webhooks/deliveries.ts';
import { namesPerson } from '../webhooks/webhook-event.ts';
import type { Database } from './database.ts';

/** Rows that are read together. */
const BATCH = 200;

interface Found {
  readonly id: string;
  readonly endpoint: string;
  /** What a site is told. */
  readonly event: unknown;
}

/** Events that wait for sites, or were given up, and have a person in them. Only they say that, and they may be sealed. */
export async function* deliveriesOf(database: Database, user: UserId): AsyncGenerator<Found> {
  let last = { id: '', endpoint: '' };
  for (;;) {
    const rows = await database.db
      .selectFrom('deliveries')
      .select(['id', 'endpoint', 'body'])
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('id', 'endpoint'), '>', tuple(last.id, last.endpoint)),
      )
      .orderBy('id')
      .orderBy('endpoint')
      .limit(BATCH)
      .execute();
    for (const { id, endpoint, body } of rows) {
      const key = [id, endpoint];
      const rest = database.valueOf<Pick<DeadDelivery, 'body'>>('deliveries', key, body);
      const event: { data: Record<string, unknown> } = JSON.parse(rest.body);
      if (namesPerson(event.data, user)) yield { id, endpoint, event };
    }
    last = rows.at(-1) ?? last;
    if (rows.length < BATCH) return;
  }
}

/** Removes them. Answers with how many there were. */
export async function removeDeliveriesOf(database: Database, user: UserId): Promise<number> {
  let count = 0;
  for await (const { id, endpoint } of deliveriesOf(database, user)) {
    await database.db
      .deleteFrom('deliveries')
      .where('id', '=', id)
      .where('endpoint', '=', endpoint)
      .execute();
    count += 1;
  }
  return count;
}
