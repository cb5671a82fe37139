import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import {
  type DeadDelivery,
  type Deliveries,
  type Delivery,
  type DeliveryKey,
  MOST_DEAD,
  MOST_WAITING,
  TOO_MANY,
} from '../webhooks/deliveries.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** What of a delivery nobody asks for in a query. */
type Rest = Pick<DeadDelivery, 'url' | 'type' | 'body'> & { readonly reason?: string };
type Row = Tables['deliveries'];

/** So many that are too many are looked at together. */
const SURPLUS = 10;

/** Events that wait for sites, in a database. */
export class SqlDeliveries implements Deliveries {
  readonly #database: Database;

  readonly #most: number;

  constructor(database: Database, most = MOST_WAITING) {
    this.#database = database;
    this.#most = most;
  }

  async add({ id, url, call, place, type, body, tries }: Delivery) {
    const rest = this.#seal({ id, url }, { url, type, body });
    const row = { id, endpoint: digestOf(url), call, place, tries, due: 0, dead: 0, body: rest };
    await this.#database.db
      .insertInto('deliveries')
      .values(row)
      .onConflict((on) => on.columns(['id', 'endpoint']).doNothing())
      .execute();
    const surplus = (await this.#beyond(0, this.#most)).map((one) => this.#open(one));
    for (const one of surplus) await this.bury(one, TOO_MANY);
    return surplus;
  }

  claim(url: string, now: number, until: number, most: number) {
    const endpoint = digestOf(url);
    return this.#database.inTurn(['deliveries', endpoint], async (db) => {
      const rows = await db
        .selectFrom('deliveries as one')
        .selectAll()
        .where('endpoint', '=', endpoint)
        .where('dead', '=', 0)
        .where('due', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('deliveries as earlier')
                .select('earlier.id')
                .whereRef('earlier.endpoint', '=', 'one.endpoint')
                .whereRef('earlier.call', '=', 'one.call')
                .where('earlier.dead', '=', 0)
                .whereRef('earlier.place', '<', 'one.place'),
            ),
          ),
        )
        .orderBy('place')
        .limit(most)
        .execute();
      for (const { id } of rows) await set(db, { id, url }, { due: until });
      return rows.map((row) => this.#open(row));
    });
  }

  async done(which: DeliveryKey) {
    await this.#database.db
      .deleteFrom('deliveries')
      .where('id', '=', which.id)
      .where('endpoint', '=', digestOf(which.url))
      .execute();
  }

  postpone(which: DeliveryKey, due: number) {
    return this.#change(which, (row) => ({ due, tries: row.tries + 1 }));
  }

  async bury(which: DeliveryKey, reason: string) {
    await this.#change(which, (row) => {
      const { url, type, body } = this.#open(row);
      const rest = this.#seal(which, { url, type, body, reason });
      return { dead: 1, tries: row.tries + 1, body: rest };
    });
    await this.#forgetOldest();
  }

  async waiting(most: number) {
    // Why it was given up once is no matter any more.
    return (await this.#list(0, most)).map((row) => {
      const { reason: _reason, ...one } = this.#open(row);
      return one;
    });
  }

  async dead(most: number) {
    return (await this.#list(1, most)).map((row) => ({ reason: '', ...this.#open(row) }));
  }

  async revive(id: string | undefined, now: number) {
    const all = this.#database.db
      .updateTable('deliveries')
      .set({ dead: 0, tries: 0, due: now })
      .where('dead', '=', 1);
    const { numUpdatedRows } = await (id === undefined
      ? all
      : all.where('id', '=', id)
    ).executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  }

  #list(dead: number, most: number): Promise<Row[]> {
    return this.#database.db
      .selectFrom('deliveries')
      .selectAll()
      .where('dead', '=', dead)
      .orderBy('place')
      .limit(most)
      .execute();
  }

  #change(which: DeliveryKey, change: (row: Row) => Partial<Row>): Promise<void> {
    const endpoint = digestOf(which.url);
    return this.#database.inTurn(['deliveries', endpoint], async (db) => {
      const row = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('id', '=', which.id)
        .where('endpoint', '=', endpoint)
        .executeTakeFirst();
      if (row) await set(db, which, change(row));
    });
  }

  async #forgetOldest(): Promise<void> {
    const [surplus] = await this.#beyond(1, MOST_DEAD);
    if (!surplus) return;
    await this.#database.db
      .deleteFrom('deliveries')
      .where('dead', '=', 1)
      .where('place', '<=', surplus.place)
      .execute();
  }

  /** The newest of those that are more than so many, and a few before it. */
  #beyond(dead: number, most: number): Promise<Row[]> {
    return this.#database.db
      .selectFrom('deliveries')
      .selectAll()
      .where('dead', '=', dead)
      .orderBy('place', 'desc')
      .offset(most)
      .limit(SURPLUS)
      .execute();
  }

  #seal({ id, url }: DeliveryKey, rest: Rest): string {
    return this.#database.bodyOf('deliveries', [id, digestOf(url)], rest);
  }

  #open({ id, endpoint, call, place, tries, body }: Row): Delivery & { readonly reason?: string } {
    const rest = this.#database.valueOf<Rest>('deliveries', [id, endpoint], body);
    return { id, call, place, tries, ...rest };
  }
}

async function set(
  db: Transaction<Tables>,
  { id, url }: DeliveryKey,
  change: Partial<Row>,
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set(change)
    .where('id', '=', id)
    .where('endpoint', '=', digestOf(url))
    .execute();
}

/** An address may have a secret in it. */
const digestOf = (url: string): string => createHash('sha256').update(url).digest('base64url');
