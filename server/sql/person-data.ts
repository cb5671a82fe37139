import type { ChatMessage } from '../../src/protocol/chat.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { ConfiguredRoom } from '../rooms/configured-rooms.ts';
import type { FileFacts } from '../storage/files.ts';
import type { KeptReport } from '../storage/quality-reports.ts';
import type { Database } from './database.ts';
import { deliveriesOf } from './person-deliveries.ts';
import { sqlStores } from './sql-stores.ts';
import { messageWithout } from './without-person.ts';

/** Rows that are read together. */
const BATCH = 200;

/** All that is kept of a person, one thing after the other; `kind` says what it is. */
export async function* personData(database: Database, user: UserId): AsyncGenerator<object> {
  const { calls, missed, notices, subscriptions, blocks } = sqlStores(database);
  const { db } = database;
  for (let after: string | undefined; ; ) {
    const part = await calls.list({ user }, { after, limit: BATCH });
    for (const call of part.calls) yield { kind: 'call', call };
    after = part.calls.at(-1)?.id;
    if (!part.more) break;
  }
  for await (const { room, message } of allMessages(database))
    if (isAbout(message, user)) yield { kind: 'message', room, message };
  for (const call of await missed.of(user)) yield { kind: 'missed call', call };
  for (const notice of await notices.of(user)) yield { kind: 'notice', notice };
  const reports = db.selectFrom('reports').selectAll().where('owner', '=', user).orderBy('at');
  for (const { room, member, instance, body } of await reports.execute()) {
    const place = [room, member, instance];
    const report = database.valueOf<KeptReport>('reports', place, body);
    yield { kind: 'quality report', report };
  }
  for (const subscription of await subscriptions.of(user))
    yield { kind: 'push subscription', subscription };
  for (const blocked of await blocks.of(user)) yield { kind: 'block', blocked };
  for await (const room of allRooms(database))
    if (room.by === user || room.hosts.includes(user)) yield { kind: 'room', room };
  const files = db.selectFrom('files').select(['id', 'body']).where('owner', '=', user);
  for (const { id, body } of await files.execute())
    yield { kind: 'file', ...database.valueOf<FileFacts>('files', [id], body) };
  for await (const { event } of deliveriesOf(database, user))
    yield { kind: 'webhook event', event };
}

/** Whether a message is somebody's, or has them in it. */
const isAbout = (message: ChatMessage, user: UserId): boolean =>
  message.from.user === user || messageWithout(message, user) !== message;

/** All messages of all rooms. Who is in them besides their authors, only they say, and they may be sealed. */
export async function* allMessages(
  database: Database,
): AsyncGenerator<{ readonly room: RoomId; readonly message: ChatMessage }> {
  let last = { room: '', id: '' };
  for (;;) {
    const rows = await database.db
      .selectFrom('messages')
      .select(['room', 'id', 'body'])
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('room', 'id'), '>', tuple(last.room, last.id)),
      )
      .orderBy('room')
      .orderBy('id')
      .limit(BATCH)
      .execute();
    for (const { room, id, body } of rows)
      yield { room, message: database.valueOf<ChatMessage>('messages', [room, id], body) };
    last = rows.at(-1) ?? last;
    if (rows.length < BATCH) return;
  }
}

/** All rooms that were set up. */
export async function* allRooms(database: Database): AsyncGenerator<ConfiguredRoom> {
  const { configuredRooms } = sqlStores(database);
  for (let after: string | undefined; ; ) {
    const { rooms, more } = await configuredRooms.list(undefined, { after, limit: BATCH });
    yield* rooms;
    after = rooms.at(-1)?.id;
    if (!more) return;
  }
}
