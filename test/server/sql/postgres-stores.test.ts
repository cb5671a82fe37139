import { after, it } from 'node:test';
import { openAt, placeAt } from '../../support/databases.ts';
import { startPostgres } from '../../support/postgres.ts';
import { sealingKey } from '../../support/sealing-keys.ts';
import { keptContract } from '../contracts/kept.ts';
import { storesContract } from '../contracts/stores.ts';

const postgres = await startPostgres();

if (postgres) {
  after(() => postgres.remove());
  storesContract('in PostgreSQL', async () => placeAt(await postgres.create()));
  storesContract('in PostgreSQL, sealed', async () =>
    placeAt(await postgres.create(), [sealingKey('a')]),
  );
  keptContract('in PostgreSQL', {
    async create() {
      const address = await postgres.create();
      return { open: (keys) => openAt(address, keys), remove() {} };
    },
  });
} else {
  it('PostgreSQL is not on this machine', (t) => t.diagnostic('its contracts were not run'));
}
