import type { CallFilter, CallId, CallPart, CallRecord, Calls } from '../calls/calls.ts';
import type { Database } from './database.ts';

type Recipe = (call: CallRecord | undefined) => CallRecord | undefined;
type Reader = Pick<Database['db'], 'selectFrom'>;

/** Which calls there were, in a database. */
export class SqlCalls implements Calls {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get(id: CallId) {
    return this.#read(this.#database.db, id);
  }

  change(id: CallId, recipe: Recipe) {
    return this.#database.inTurn(['calls', id], async (db) => {
      const before = await this.#read(db, id);
      const after = recipe(before);
      if (after === before) return { before, after };
      if (!after) {
        await db.deleteFrom('calls').where('id', '=', id).execute();
        return { before, after };
      }
      const { room, began, ended = null, reason = null, people } = after;
      const body = this.#database.bodyOf('calls', [id], after);
      const row = { room, began, ended, reason, body };
      await db
        .insertInto('calls')
        .values({ id, ...row })
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
      const isSame = before?.began === began;
      const known = new Set(isSame ? before.people.map(({ user }) => user) : []);
      const wanted = new Set(people.map(({ user }) => user));
      const gone = before?.people.map(({ user }) => user).filter((user) => !wanted.has(user)) ?? [];
      if (gone.length > 0)
        await db
          .deleteFrom('call_people')
          .where('call', '=', id)
          .where('person', 'in', gone)
          .execute();
      const news = [...wanted].filter((user) => !known.has(user));
      if (news.length > 0)
        await db
          .insertInto('call_people')
          .values(news.map((person) => ({ call: id, person, began })))
          .onConflict((on) => on.columns(['call', 'person']).doUpdateSet({ began }))
          .execute();
      return { before, after };
    });
  }

  async list(filter: CallFilter, { after, limit }: CallPart) {
    const { db } = this.#database;
    const { user, room, active, reason, from, to } = filter;
    let rest = db.selectFrom('calls').select(['calls.id', 'calls.body']);
    // The index that is read from its end is that of the person, where one is asked for.
    const began = user === undefined ? ('calls.began' as const) : ('call_people.began' as const);
    if (user !== undefined)
      rest = rest
        .innerJoin('call_people', 'call_people.call', 'calls.id')
        .where('call_people.person', '=', user) as typeof rest;
    const order = db.dynamic.ref<'calls.began'>(began);
    const tie = db.dynamic.ref<'calls.id'>(user === undefined ? 'calls.id' : 'call_people.call');
    if (after !== undefined) {
      const last = await db
        .selectFrom('calls')
        .select('began')
        .where('id', '=', after)
        .executeTakeFirst();
      if (!last) return { calls: [], more: false };
      rest = rest.where(({ eb, refTuple, tuple }) =>
        eb(refTuple(order as never, tie as never), '<', tuple(last.began, after) as never),
      );
    }
    if (room !== undefined) rest = rest.where('calls.room', '=', room);
    if (active !== undefined) rest = rest.where('calls.ended', active ? 'is' : 'is not', null);
    if (reason !== undefined) rest = rest.where('calls.reason', '=', reason);
    if (from !== undefined) rest = rest.where(order, '>=', from);
    if (to !== undefined) rest = rest.where(order, '<', to);
    const rows = await rest
      .orderBy(order, 'desc')
      .orderBy(tie, 'desc')
      .limit(limit + 1)
      .execute();
    const calls = rows.slice(0, limit).map(({ id, body }) => this.#callOf(id, body));
    return { calls, more: rows.length > limit };
  }

  async #read(db: Reader, id: CallId) {
    const row = await db.selectFrom('calls').select('body').where('id', '=', id).executeTakeFirst();
    return row && this.#callOf(id, row.body);
  }

  #callOf(id: CallId, body: string): CallRecord {
    return this.#database.valueOf('calls', [id], body);
  }
}
