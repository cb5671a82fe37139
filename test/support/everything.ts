import type { CallRecord } from '../../server/calls/calls.ts';
import type { Database } from '../../server/sql/database.ts';
import type { SqlFiles } from '../../server/sql/sql-files.ts';
import { sqlStores } from '../../server/sql/sql-stores.ts';
import { WELL_FORMED } from './messages.ts';

export const DAY = 86_400_000;
export const named = (user: string) => ({ user, name: `the name of ${user}` });
const from = (user: string) => ({ member: `m-${user}`, ...named(user) });

/** Something of every kind, of Ann and of Bob, each as old as it says. */
export async function fill(database: Database, files: SqlFiles, at: number): Promise<void> {
  const { chatLog, ...stores } = sqlStores(database);
  const said = (id: string, user: string, more = {}) =>
    chatLog.add('tea', {
      ...{ id: `${id}/${user}`, from: from(user), text: `the words of ${user}`, sent: at },
      ...more,
    });
  await said(`${at}-1`, 'ann');
  const reply = { id: `${at}-1/ann`, name: 'the name of ann', text: 'the words of ann' };
  const reactions = { '👍': [named('ann'), named('bob')], '🎉': [named('ann')] };
  await said(`${at}-2`, 'bob', { reply, reactions, mentions: [named('ann')] });
  const call: CallRecord = {
    ...{ id: `call-${at}`, room: `call-${at}`, kind: 'call', video: false, from: named('ann') },
    ...{ began: at, ended: at + 1, reason: 'hung-up', people: [named('ann'), named('bob')] },
  };
  await stores.calls.change(call.id, () => call);
  const by = { video: false, from: named('bob'), at };
  await stores.missed.change('ann', (list) => [{ id: `invite-${at}`, ...by }, ...list]);
  const notice = { ...by, id: `notice-${at}`, kind: 'invitation' as const, read: false };
  await stores.notices.change('ann', (list) => [notice, ...list]);
  await stores.notices.change('bob', (list) => [{ ...notice, from: named('ann') }, ...list]);
  const report = { room: 'tea', instance: `page-${at}`, seconds: 1, members: [], at };
  const levels = { good: 1, fair: 0, poor: 0 };
  await stores.reports.put({ ...report, levels, by: { member: 'm-ann', user: 'ann' } });
  await stores.subscriptions.add('ann', { ...WELL_FORMED['push:subscribe'], ...named('ann') });
  await stores.blocks.add('ann', 'eve');
  await stores.blocks.add('eve', 'ann');
  const room = { created: at, settings: { title: 'Tea' }, hosts: ['ann', 'bob'] };
  await stores.configuredRooms.change('tea', () => ({ id: 'tea', by: 'ann', ...room }));
  const file = { id: `file-${at}`, name: 'the words of ann', size: 3, type: 'text/plain' };
  await files.put({ room: 'tea', user: 'ann', file, bytes: new Uint8Array([1, 2, 3]) });
  for (const user of ['ann', 'bob']) {
    const about = { id: `event-${at}-${user === 'ann' ? 1 : 2}`, url: 'https://site.example/hook' };
    const body = JSON.stringify({ type: 'member.joined', data: named(user) });
    const more = { call: call.id, place: at * 1_000, type: 'member.joined', body, tries: 0 };
    await stores.deliveries.add({ ...about, ...more });
    await stores.deliveries.bury(about, 'answered 500');
  }
  await database.db.updateTable('files').set({ at }).where('id', '=', file.id).execute();
}
