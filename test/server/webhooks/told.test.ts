import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { connect, newInstance } from '../../support/bare-client.ts';
import { newFolder } from '../../support/databases.ts';
import { call } from '../../support/rules.ts';
import { runServer } from '../../support/running-server.ts';
import { eventually } from '../../support/until.ts';
import { WEBHOOK_SECRET, WebhookSite } from '../../support/webhook-site.ts';

const slots = { microphone: true, camera: false };

describe('a server with a site to tell', () => {
  it('tells of a call from ringing to its end, and of what nobody wrote', async () => {
    const site = await WebhookSite.open();
    const server = await runServer({ WEBHOOK_URL: site.url, WEBHOOK_SECRET });
    const [alice, bob] = [
      await connect(server.url, { user: 'alice', name: 'Alice' }),
      await connect(server.url, { user: 'bob' }),
    ];
    const { invite } = await alice.ask('invite:send', call(['bob']));
    await bob.ask('invite:accept', { invite: invite.id, instance: newInstance(), slots });
    const { room } = invite;
    await bob.ask('chat:send', { room, id: 'message-1', text: 'between the two of us' });
    await bob.ask('room:leave', { room });
    await alice.ask('room:leave', { room });
    const declined = await alice.ask('invite:send', call(['bob']));
    await bob.ask('invite:decline', { invite: declined.invite.id, reason: 'in a meeting' });
    await eventually(() => site.types().includes('call.declined'));
    await eventually(() => site.types().filter((type) => type === 'call.ended').length === 2);
    const first = site.told.filter(({ data }) => data['call'] === room).map(({ type }) => type);
    assert.deepEqual([...first].sort(), [
      ...['call.answered', 'call.ended', 'call.ringing'],
      ...['member.joined', 'member.joined', 'member.left', 'member.left'],
    ]);
    assert.equal(first.at(-1), 'call.ended');
    const ringing = site.told.find(({ type }) => type === 'call.ringing');
    assert.deepEqual(ringing?.data['from'], { user: 'alice', name: 'Alice' });
    assert.doesNotMatch(JSON.stringify(site.told), /between the two|in a meeting/);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(metrics, /call_webhooks_total\{result="delivered"\} [1-9]/);
    for (const one of [alice, bob]) one.close();
    await server.stop();
    await site.close();
  });

  it('tells after a new start what could not be told before', async () => {
    const { folder, remove } = newFolder();
    let isAway = true;
    const site = await WebhookSite.open(() => (isAway ? 500 : 200));
    const settings = {
      ...{ WEBHOOK_URL: site.url, WEBHOOK_SECRET },
      DATABASE_URL: join(folder, 'calls.db'),
    };
    const first = await runServer(settings);
    const alice = await connect(first.url, { user: 'alice' });
    await alice.join('tea');
    await eventually(() => site.asked > 0);
    await first.stop();
    alice.close();
    assert.deepEqual(site.told, []);
    isAway = false;
    const second = await runServer(settings);
    await eventually(() => site.types().includes('member.joined'));
    await second.stop();
    assert.deepEqual(site.types(), ['room.opened', 'member.joined']);
    await site.close();
    remove();
  });
});
