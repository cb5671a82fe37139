import { after, it } from 'node:test';
import { placeAt } from '../../support/databases.ts';
import { startPostgres } from '../../support/postgres.ts';
import { storesContract } from '../contracts/stores.ts';

const postgres = await startPostgres();

if (postgres) {
  after(() => postgres.remove());
  storesContract('in PostgreSQL', async () => placeAt(await postgres.create()));
} else {
  it('PostgreSQL is not on this machine', (t) => t.diagnostic('its contract was not run'));
}
