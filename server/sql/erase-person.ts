import { newId } from '../../src/base/new-id.ts';
import type { UserId } from '../../src/protocol/ids.ts';
import type { Files } from '../storage/files.ts';
import type { Database } from './database.ts';
import { allMessages, allRooms } from './person-data.ts';
import { removeDeliveriesOf } from './person-deliveries.ts';
import { sqlStores } from './sql-stores.ts';
import { callWithout, messageWithout, roomWithout } from './without-person.ts';

/** How much there was of everything. */
export interface Erased {
  readonly removed: Readonly<Record<string, number>>;
  /** What is also others', and is kept without the person. */
  readonly changed: Readonly<Record<string, number>>;
}

/** Calls that are changed before the next are looked for. */
const BATCH = 100;

/**
 * Removes what is kept of a person, and from what is also others' whatever says who it was. It can be done while a server
 * goes on, and again: then it finds nothing.
 */
export async function erasePerson(
  database: Database,
  files: Pick<Files, 'remove'>,
  user: UserId,
): Promise<Erased> {
  const { db } = database;
  const own = await db.selectFrom('files').select('id').where('owner', '=', user).execute();
  for (const { id } of own) await files.remove(id);
  const messages = await removed(db.deleteFrom('messages').where('author', '=', user));
  const lists = { 'missed calls': 'missed', notices: 'notices' } as const;
  const listed: Record<string, number> = {};
  for (const [name, table] of Object.entries(lists))
    listed[name] = await removed(
      db.deleteFrom(table).where((is) => is.or([is('owner', '=', user), is('cause', '=', user)])),
    );
  const blocks = db
    .deleteFrom('blocks')
    .where((is) => is.or([is('owner', '=', user), is('blocked', '=', user)]));
  return {
    removed: {
      messages,
      ...listed,
      files: own.length,
      'quality reports': await removed(db.deleteFrom('reports').where('owner', '=', user)),
      'push subscriptions': await removed(db.deleteFrom('subscriptions').where('owner', '=', user)),
      blocks: await removed(blocks),
      'webhook events': await removeDeliveriesOf(database, user),
    },
    changed: {
      calls: await withoutCalls(database, user),
      messages: await withoutMentions(database, user),
      rooms: await withoutRooms(database, user),
    },
  };
}

async function removed(what: {
  executeTakeFirst(): Promise<{ readonly numDeletedRows: bigint }>;
}): Promise<number> {
  return Number((await what.executeTakeFirst()).numDeletedRows);
}

async function withoutCalls(database: Database, user: UserId): Promise<number> {
  const { calls } = sqlStores(database);
  let count = 0;
  for (;;) {
    const { calls: found } = await calls.list({ user }, { limit: BATCH });
    // Another name in each, so that nobody can be followed from one to the other.
    for (const { id } of found)
      await calls.change(id, (call) => call && callWithout(call, user, nobody()));
    count += found.length;
    if (found.length === 0) return count;
  }
}

async function withoutMentions(database: Database, user: UserId): Promise<number> {
  const { chatLog } = sqlStores(database);
  let count = 0;
  for await (const { room, message } of allMessages(database)) {
    if (messageWithout(message, user) === message) continue;
    await chatLog.change(room, message.id, (now) => messageWithout(now, user));
    count += 1;
  }
  return count;
}

async function withoutRooms(database: Database, user: UserId): Promise<number> {
  const { configuredRooms } = sqlStores(database);
  let count = 0;
  for await (const room of allRooms(database)) {
    if (roomWithout(room, user, '') === room) continue;
    await configuredRooms.change(room.id, (now) => now && roomWithout(now, user, nobody()));
    count += 1;
  }
  return count;
}

const nobody = (): UserId => `erased-${newId()}`;
