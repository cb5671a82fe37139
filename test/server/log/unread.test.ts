import assert from 'node:assert/strict';
import { it } from 'node:test';
import { connect } from '../../support/bare-client.ts';
import { launchServer } from '../../support/server-process.ts';

/** More lines than fit between a server and whoever does not read what it logs. */
const [PEOPLE, EACH] = [15, 190];

it('calls go on where nobody reads the log', async () => {
  const server = await launchServer({ LOG_LEVEL: 'trace' });
  server.child.stdout?.pause();
  for (let n = 0; n < PEOPLE; n += 1) {
    const one = await connect(server.url, { user: `person-${n}` });
    await Promise.all(Array.from({ length: EACH }, () => one.ask('session:check', {})));
    one.close();
  }
  assert.equal((await fetch(`${server.url}/health/ready`)).status, 200);
  server.child.stdout?.resume();
  assert.equal(await server.stop(), 0);
});
