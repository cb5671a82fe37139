import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { it } from 'node:test';
import { MemoryAgenda } from '../../../server/nodes/memory-agenda.ts';
import { eventually } from '../../support/until.ts';

it('what is planned in memory is done in its time, costs as little where there is much of it, and is not done any more once that is over', async () => {
  const over = new AbortController();
  const agenda = new MemoryAgenda(over.signal, assert.ifError);
  const other = new MemoryAgenda(new AbortController().signal, assert.ifError);
  const done: string[] = [];
  for (const each of [agenda, other])
    each.begin(async (task) => void done.push('room' in task ? task.room : ''));
  const before = getEventListeners(over.signal, 'abort').length;
  for (let n = 0; n < 1_000; n += 1)
    await agenda.plan({ do: 'room:settle', room: 'later' }, 60_000);
  assert.equal(getEventListeners(over.signal, 'abort').length, before);
  await agenda.plan({ do: 'room:settle', room: 'second' }, 20);
  await agenda.plan({ do: 'room:settle', room: 'first' }, 0);
  await eventually(() => done.length === 2);
  assert.deepEqual(done, ['first', 'second']);
  await agenda.plan({ do: 'room:settle', room: 'never' }, 0);
  over.abort();
  await agenda.plan({ do: 'room:settle', room: 'never' }, 0);
  // Of plans for the same moment, the ones that were made before are done before.
  await other.plan({ do: 'room:settle', room: 'last' }, 0);
  await eventually(() => done.includes('last'));
  assert.deepEqual(done, ['first', 'second', 'last']);
});
