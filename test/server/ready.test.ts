import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startPostgres } from '../support/postgres.ts';
import { RedisServer } from '../support/redis.ts';
import { runServer } from '../support/running-server.ts';
import { eventually } from '../support/until.ts';

/** A place that a server needs, and how it goes away and comes back. */
interface Place {
  readonly settings: Record<string, string>;
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  remove(): Promise<void>;
}

const tried = (name: string, open: () => Promise<Place>) =>
  it(`a server is ready while it can reach ${name}, and lives on while it cannot`, async () => {
    const place = await open();
    const server = await runServer(place.settings);
    const answers = async (path: string, status: number) =>
      (await fetch(server.url + path)).status === status;
    assert.ok(await answers('/health/ready', 200));
    await place.leave();
    await eventually(() => answers('/health/ready', 503));
    assert.ok(await answers('/health/live', 200));
    await place.comeBack();
    await eventually(() => answers('/health/ready', 200));
    await server.stop();
    await place.remove();
  });

tried('Redis', async () => {
  const redis = await RedisServer.start();
  return {
    settings: { REDIS_URL: redis.url, DATABASE_URL: 'memory:', CALL_FILE_BYTES: '0' },
    leave: () => redis.halt(),
    comeBack: () => redis.launch(),
    remove: () => redis.stop(),
  };
});

const postgres = await startPostgres();
if (postgres)
  tried('PostgreSQL', async () => ({
    settings: { DATABASE_URL: await postgres.create() },
    leave: () => postgres.stop(),
    comeBack: () => postgres.start(),
    remove: () => postgres.remove(),
  }));
else it('PostgreSQL is not on this machine', (t) => t.diagnostic('its absence was not tried'));
