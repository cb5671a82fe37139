import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConfiguredRoom } from '../../../server/rooms/configured-rooms.ts';
import { HOSTILE, type OpenPlace, withNodes } from './place.ts';

const room = (id: string, by: string, title = id): ConfiguredRoom => ({
  ...{ id, by, created: 1, settings: { title, capacity: 4 }, hosts: [by] },
});

/** What holds for rooms that were set up, wherever they are kept. */
export function configuredRoomsContract(open: OpenPlace): void {
  describe('rooms that were set up', () => {
    it(
      'are set up, changed and given up',
      withNodes(open, async ({ configuredRooms }, other) => {
        const first = await configuredRooms.change('tea', () => room('tea', 'ann'));
        assert.deepEqual(first, { before: undefined, after: room('tea', 'ann') });
        await other.configuredRooms.change('tea', (old) => old && { ...old, hosts: ['bob'] });
        assert.deepEqual((await configuredRooms.get('tea'))?.hosts, ['bob']);
        const same = await configuredRooms.change('tea', (old) => old);
        assert.equal(same.before, same.after);
        await configuredRooms.change('tea', () => undefined);
        assert.equal(await configuredRooms.get('tea'), undefined);
        const none = await configuredRooms.change('tea', () => undefined);
        assert.deepEqual(none, { before: undefined, after: undefined });
      }),
    );

    it(
      'are listed in parts, by id, those of one person where that is asked for',
      withNodes(open, async ({ configuredRooms }) => {
        const owners = { a: 'ann', 'B-side': 'eve', b: 'eve', ä: 'ann', z: 'ann' };
        for (const [id, by] of Object.entries(owners))
          await configuredRooms.change(id, () => room(id, by));
        const list = async (...asked: Parameters<typeof configuredRooms.list>) => {
          const { rooms, more } = await configuredRooms.list(...asked);
          return [rooms.map(({ id }) => id), more];
        };
        assert.deepEqual(await list(undefined, { limit: 3 }), [['B-side', 'a', 'b'], true]);
        assert.deepEqual(await list(undefined, { after: 'b', limit: 3 }), [['z', 'ä'], false]);
        assert.deepEqual(await list('ann', { limit: 2 }), [['a', 'z'], true]);
        assert.deepEqual(await list('nobody', { limit: 2 }), [[], false]);
      }),
    );

    it(
      'are set up once where two nodes do so at the same time',
      withNodes(open, async (one, other) => {
        const claims = await Promise.all(
          ['ann', 'eve', 'bob', 'carol'].map((by, index) =>
            (index % 2 ? one : other).configuredRooms.change(
              'tea',
              (old) => old ?? room('tea', by),
            ),
          ),
        );
        assert.equal(claims.filter(({ before }) => before === undefined).length, 1);
        assert.equal(new Set(claims.map(({ after }) => after?.by)).size, 1);
      }),
    );

    it(
      'are called what somebody wants',
      withNodes(open, async ({ configuredRooms }) => {
        for (const title of HOSTILE) {
          await configuredRooms.change('tea', () => room('tea', 'ann', title));
          assert.equal((await configuredRooms.get('tea'))?.settings.title, title);
        }
        assert.equal(await configuredRooms.get("t'; drop table calls; --"), undefined);
      }),
    );
  });
}
