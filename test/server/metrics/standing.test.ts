import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Metrics } from '../../../server/metrics/metrics.ts';

it('what goes on is counted once each time that it is asked for', async () => {
  let counted = 0;
  const metrics = new Metrics(async () => {
    counted += 1;
    return { connections: 3, rooms: 1, members: counted };
  });
  assert.match(await metrics.text(), /^call_members 1$/m);
  const text = await metrics.text();
  for (const line of ['call_connections 3', 'call_rooms 1', 'call_members 2'])
    assert.ok(text.split('\n').includes(line), line);
  assert.equal(counted, 2);
});

it('what cannot be found out just now is not a number, and keeps nobody from the rest', async () => {
  const metrics = new Metrics(async () => ({ connections: 3 }));
  const lines = (await metrics.text()).split('\n');
  for (const line of ['call_connections 3', 'call_rooms Nan', 'call_members Nan'])
    assert.ok(lines.includes(line), line);
  assert.ok(lines.some((line) => line.startsWith('nodejs_eventloop_lag_seconds ')));
});
