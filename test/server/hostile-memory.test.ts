import assert from 'node:assert/strict';
import { once } from 'node:events';
import { it } from 'node:test';
import { connect } from '../support/bare-client.ts';
import { COMMANDS, spoiled, WELL_FORMED } from '../support/messages.ts';
import { launchServer } from '../support/server-process.ts';

const PROBE = ['--expose-gc', '--import', './test/support/heap-probe.ts'];
const ROUNDS = 20;
/** How much the heap may grow: far less than what was sent, and more than the compiler's own doings. */
const RATIO = 1.3;

it('thousands of bad messages leave nothing behind in the server', async (t) => {
  const server = await launchServer({}, PROBE);
  t.after(() => server.stop());
  const heap = async () => {
    server.child.send('heap?');
    const [bytes] = await once(server.child, 'message');
    return bytes as number;
  };
  let sent = 0;
  let characters = 0;

  async function torment(user: string) {
    const client = await connect(server.url, { user });
    await client.join(`room of ${user}`);
    await client.ask('presence:watch', { users: Array.from({ length: 200 }, () => `x-${sent++}`) });
    for (const command of COMMANDS) {
      const payloads = [...spoiled(WELL_FORMED[command]), { text: 'x'.repeat(90_000) }];
      await Promise.all(payloads.map((payload) => client.send(command, payload)));
      await client.send(`unknown-${sent}`, {});
      sent += payloads.length + 1;
      characters += JSON.stringify(payloads).length;
    }
    client.close();
  }

  await torment('warm-up');
  await torment('warm-up-again');
  const before = await heap();
  for (let round = 0; round < ROUNDS; round += 1) await torment(`mallory-${round}`);
  const after = await heap();
  const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  t.diagnostic(
    `${sent} messages, ${inMegabytes(characters)}: heap ${inMegabytes(before)}, then ${inMegabytes(after)}`,
  );
  assert.ok(after < before * RATIO, `${before} → ${after}`);
});
