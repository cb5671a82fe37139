import assert from 'node:assert/strict';
import { it } from 'node:test';
import { MemoryQualityReports } from '../../../server/storage/memory-quality-reports.ts';
import type { KeptReport } from '../../../server/storage/quality-reports.ts';

const report = (room: string, member: string, seconds = 1): KeptReport => ({
  ...{ room, instance: 'page', by: { member, user: member }, at: 1, seconds, members: [] },
  levels: { good: 1, fair: 0, poor: 0 },
});

it('reports in memory are bounded, and who reported longest ago is forgotten first', async () => {
  const reports = new MemoryQualityReports(2);
  await reports.put(report('tea', 'a'));
  await reports.put(report('tea', 'b'));
  await reports.put(report('tea', 'a', 2));
  const seconds = async (room: string) =>
    (await reports.of(room)).map(({ by, seconds }) => [by.member, seconds]);
  assert.deepEqual(await seconds('tea'), [
    ['b', 1],
    ['a', 2],
  ]);
  await reports.put(report('coffee', 'c'));
  assert.deepEqual(await seconds('tea'), [['a', 2]]);
  assert.deepEqual(await seconds('coffee'), [['c', 1]]);
});

it('one person has but so many of them', async () => {
  const reports = new MemoryQualityReports(10, 2);
  await reports.put(report('tea', 'a'));
  for (const room of ['coffee', 'milk', 'water']) await reports.put(report(room, 'b'));
  assert.equal((await reports.of('tea')).length, 1);
  assert.equal((await reports.of('coffee')).length, 0);
  assert.equal((await reports.of('water')).length, 1);
});
