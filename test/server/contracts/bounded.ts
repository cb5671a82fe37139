import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SqlDeliveries } from '../../../server/sql/sql-deliveries.ts';
import { MemoryDeliveries } from '../../../server/webhooks/memory-deliveries.ts';
import { type Databases, withDatabase } from './with-database.ts';

/** What of all that is kept is not more than it should be, however much comes. */
export function boundedContract(databases: Databases): void {
  it(
    'has only so many events that wait for a site, of which the oldest are given up',
    withDatabase(databases, async (database) => {
      for (const deliveries of [new SqlDeliveries(database, 2), new MemoryDeliveries(2)]) {
        for (let place = 1; place <= 4; place += 1) {
          const [id, type, body] = [`msg-${place}`, 'call.ended', '{}'];
          const url = 'https://site.example/hook';
          await deliveries.add({ id, url, call: id, place, type, body, tries: 0 });
        }
        const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
        assert.deepEqual(ids(await deliveries.waiting(9)), ['msg-3', 'msg-4']);
        const dead = await deliveries.dead(9);
        assert.deepEqual(ids(dead), ['msg-1', 'msg-2']);
        assert.equal(dead[0]?.reason, 'too many were waiting');
      }
    }),
  );
}
