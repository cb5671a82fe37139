import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Fact } from '../../../server/facts.ts';
import { MemoryDeliveries } from '../../../server/webhooks/memory-deliveries.ts';
import { pauseAfter } from '../../../server/webhooks/pause-state.ts';
import { SECRET } from '../../../server/webhooks/signature.ts';
import { eventOf } from '../../../server/webhooks/webhook-event.ts';
import { Webhooks } from '../../../server/webhooks/webhooks.ts';
import { eventually } from '../../support/until.ts';
import { WEBHOOK_SECRET, WebhookSite } from '../../support/webhook-site.ts';

const joined = (call: string, name: string): Fact => ({
  ...{
    type: 'member:joined',
    call,
    room: 'tea',
    at: 1_000,
    member: 'member-1',
    user: 'alice',
    name,
  },
});

describe('a site that is told of calls', () => {
  const sites: WebhookSite[] = [];
  let webhooks: Webhooks | undefined;
  let deliveries: MemoryDeliveries;
  let tried: string[];
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.close();
    await webhooks?.end();
  });

  async function site(answer?: Parameters<typeof WebhookSite.open>[0]): Promise<WebhookSite> {
    const one = await WebhookSite.open(answer);
    sites.push(one);
    return one;
  }

  function begin(pauses: readonly number[] = [10, 10, 10], most?: number): Webhooks {
    deliveries = new MemoryDeliveries(most);
    tried = [];
    webhooks = new Webhooks({
      urls: sites.map(({ url }) => url),
      secret: WEBHOOK_SECRET,
      deliveries,
      keep: async (_store, _key, step) => void (await step()),
      tried: (_delivery, result, reason) => tried.push(`${result} ${reason ?? ''}`.trim()),
      onError: (error) => assert.fail(error as Error),
      pauses,
    });
    return webhooks;
  }

  it('gets each event once, signed, and those of one call in order', async () => {
    const one = await site();
    const { tell } = begin();
    for (let index = 0; index < 30; index += 1) tell(joined(`call ${index % 3}`, `name ${index}`));
    await eventually(() => one.told.length === 30);
    for (const call of ['call 0', 'call 1', 'call 2']) {
      const names = one.told
        .filter(({ data }) => data['call'] === call)
        .map(({ data }) => data['name']);
      assert.deepEqual(
        names,
        [...names].sort((a, b) => Number(String(a).slice(5)) - Number(String(b).slice(5))),
      );
      assert.equal(names.length, 10);
    }
    const [first] = one.told;
    assert.equal(first?.type, 'member.joined');
    assert.equal(first?.timestamp, '1970-01-01T00:00:01.000Z');
    assert.match(first?.id ?? '', /^msg_/);
    await eventually(async () => (await deliveries.waiting(99)).length === 0);
  });

  it('is told again where it was not there, by the same id, and nothing overtakes', async () => {
    const ids: string[] = [];
    const one = await site(({ id }, asked) => {
      ids.push(id);
      return asked < 2 ? 503 : 200;
    });
    const { tell } = begin();
    tell(joined('call', 'first'));
    tell(joined('call', 'second'));
    await eventually(() => one.told.length === 2);
    assert.equal(new Set(ids.slice(0, 3)).size, 1);
    assert.deepEqual(
      one.told.map(({ data }) => data['name']),
      ['first', 'second'],
    );
    await eventually(() => tried.length === 4);
    assert.deepEqual(tried, [
      'failed answered 503',
      'failed answered 503',
      'delivered',
      'delivered',
    ]);
  });

  it('is given up after so many tries, and at once where it says that it is gone', async () => {
    const one = await site(({ data }) => (data['name'] === 'gone' ? 410 : 302));
    const { tell } = begin([5, 5]);
    tell(joined('a', 'moved'));
    tell(joined('b', 'gone'));
    const dead = await eventually(async () => {
      const all = await deliveries.dead(9);
      return all.length === 2 ? all : undefined;
    });
    assert.deepEqual(
      dead.map(({ tries, reason }) => [tries, reason]),
      [
        [3, 'answered 302'],
        [1, 'answered 410'],
      ],
    );
    // Nobody went where it said to go.
    assert.equal(one.asked, 4);
    await deliveries.revive(undefined, 0);
    await eventually(async () => (await deliveries.dead(9)).length === 2);
  });

  it('is given up on what is too much to wait for it, which is told', async () => {
    await site(() => 503);
    const { tell } = begin([60_000], 2);
    for (let index = 0; index < 5; index += 1) tell(joined('call', 'alice'));
    const given = () => tried.filter((what) => what === 'dead too many were waiting').length;
    await eventually(() => given() === 3);
    assert.equal((await deliveries.dead(9)).length, 3);
  });

  it('that is slow, or away, holds up no other', async () => {
    const never = Promise.withResolvers<number>();
    const slow = await site(() => never.promise);
    const quick = await site();
    const { tell } = begin();
    for (let index = 0; index < 50; index += 1) tell(joined(`call ${index}`, 'alice'));
    await eventually(() => quick.told.length === 50);
    assert.equal(slow.told.length, 0);
    never.resolve(200);
    await eventually(() => slow.told.length === 50);
  });
});

describe('webhooks', () => {
  it('tell of what sites want to know, with ids and names', () => {
    const where = { call: 'call-1', room: 'call-1', at: 1 };
    const who = { user: 'bob', name: 'Bob' };
    const settled = (status: 'accepted' | 'declined' | 'offline') =>
      eventOf({ type: 'call:settled', ...where, ...who, invite: 'invite-1', status });
    assert.deepEqual(settled('accepted'), {
      type: 'call.answered',
      data: { call: 'call-1', room: 'call-1', invite: 'invite-1', ...who },
    });
    assert.equal(settled('declined')?.type, 'call.declined');
    assert.equal(settled('offline')?.type, 'call.unreachable');
    const room = (type: 'room:opened' | 'room:closed', kind: 'call' | 'room') =>
      eventOf({ ...where, kind, reason: 'hung-up', isReopened: false, type } as Fact)?.type;
    assert.deepEqual(
      [room('room:opened', 'room'), room('room:closed', 'room')],
      ['room.opened', 'room.closed'],
    );
    assert.deepEqual(
      [room('room:opened', 'call'), room('room:closed', 'call')],
      [undefined, 'call.ended'],
    );
  });

  it('are tried less and less often, never all at once, and not for ever', () => {
    assert.equal(pauseAfter(0, 0), 5_000);
    assert.equal(pauseAfter(0, 1), 6_500);
    let [tries, sum] = [0, 0];
    for (let pause = pauseAfter(tries, 0); pause !== undefined; pause = pauseAfter(tries, 0)) {
      tries += 1;
      sum += pause;
    }
    assert.equal(tries, 9);
    assert.ok(sum > 24 * 3_600_000);
  });

  it('take a secret of the form that Standard Webhooks names', () => {
    assert.match(WEBHOOK_SECRET, SECRET);
    for (const text of [
      '',
      'whsec_',
      'whsec_short',
      WEBHOOK_SECRET.slice(6),
      `${WEBHOOK_SECRET}!`,
    ]) {
      assert.doesNotMatch(text, SECRET);
    }
  });
});
