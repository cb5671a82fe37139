import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { newId } from '../../../src/base/new-id.ts';
import { ask } from '../../support/api.ts';
import { ApiTown, accept, call, closed, rung } from '../../support/api-town.ts';

describe('those who are in a room, by HTTP', () => {
  const town = new ApiTown();
  before(() => town.begin());
  afterEach(() => town.leave());
  after(() => town.end());
  const root = () => town.api('root', { role: 'host' });

  /** Alice hosts a room with a waiting room, Bob is in it, and Carol waits. */
  async function meet() {
    const [alice, bob, carol, mallory] = town.people();
    const room = `tea ${newId().slice(0, 8)}`;
    const at = `/rooms/${encodeURIComponent(room)}`;
    const [host, member, guest] = [
      await town.page(alice),
      await town.page(bob),
      await town.page(carol),
    ];
    await host.join(room);
    const { me } = await member.join(room);
    await host.ask('room:set', { room, waiting: true });
    await guest.knock(room);
    return { alice, bob, carol, mallory, room, at, host, member, guest, bobs: me };
  }

  it('are seen by them, and who waits by who may let in', async () => {
    const { alice, bob, carol, mallory, at } = await meet();
    for (const who of [await root(), await town.api(alice)]) {
      const { people, waiting } = await who.get(`${at}/people`);
      assert.deepEqual(
        people.map(({ user, role }: { user: string; role: string }) => `${user} ${role}`),
        [`${alice} host`, `${bob} member`],
      );
      assert.equal(waiting[0].user, carol);
    }
    const seen = await (await town.api(bob)).get(`${at}/people`);
    assert.equal(seen.people.length, 2);
    assert.equal(seen.waiting, undefined);
    for (const who of [carol, mallory]) {
      assert.equal(
        await (await town.api(who)).refused('GET', `${at}/people`),
        '403 forbidden',
        who,
      );
    }
  });

  it('are let in and sent away by hosts and operators, and nobody else', async () => {
    const { alice, bob, carol, at, guest, room } = await meet();
    const { waiting } = await (await root()).get(`${at}/people`);
    const { member } = waiting[0];
    assert.equal(
      await (await town.api(bob)).refused('POST', `${at}/admit`, { all: true }),
      '403 forbidden',
    );
    assert.equal(
      await (await town.api(carol)).refused('POST', `${at}/admit`, { all: true }),
      '403 forbidden',
    );
    const admitted = guest.next('room:admitted');
    await (await town.api(alice)).post(`${at}/admit`, { member });
    await admitted;
    await guest.join(room);
    const late = await town.page('late');
    const { stay } = (await late.knock(room)) as { stay: { member: string } };
    const denied = closed(late);
    await (await root()).post(`${at}/deny`, { member: stay.member, reason: 'Tomorrow' });
    assert.equal(await denied, 'denied');
    const again = { member: stay.member };
    assert.equal(await (await root()).refused('POST', `${at}/deny`, again), '404 not-found');
  });

  it('are all let in by saying so alone, and by nothing that is no JSON', async () => {
    const { alice, at, guest } = await meet();
    const bearer = await town.bearer(alice);
    const [{ member }] = (await (await town.api(alice)).get(`${at}/people`)).waiting;
    const post = async (path: string, type: string | undefined, body: unknown) => {
      const headers = type === undefined ? {} : { 'Content-Type': type };
      const { status } = await ask(town.url, 'POST', path, { bearer, body, headers });
      return status;
    };
    assert.equal(await post(`${at}/admit`, 'text/plain', { member }), 400);
    assert.equal(await post(`${at}/admit`, undefined, undefined), 400);
    // Nor where nothing is asked for but what the path says.
    assert.equal(await post(`${at}/close`, 'text/plain', {}), 400);
    for (const wrong of [{}, { all: false }, { all: true, member }]) {
      assert.equal(await post(`${at}/admit`, 'application/json', wrong), 400);
    }
    const admitted = guest.next('room:admitted');
    assert.equal(await post(`${at}/admit`, 'application/json; charset=utf-8', { all: true }), 204);
    await admitted;
  });

  it('are ejected with all their devices, and do not come back', async () => {
    const { alice, bob, at, member, bobs, room, host } = await meet();
    const own = await town.api(bob);
    const [alices] = (await own.get(`${at}/people`)).people;
    assert.equal(
      await own.refused('POST', `${at}/eject`, { member: alices.member }),
      '403 forbidden',
    );
    const gone = closed(member);
    await (await town.api(alice)).post(`${at}/eject`, { member: bobs, reason: 'Noise' });
    assert.equal(await gone, 'ejected');
    const asked = { room, instance: 'instance-of-bob', slots: { microphone: true, camera: false } };
    assert.equal(await member.code('room:join', asked), 'ejected');
    const missing = { member: 'made-up-member' };
    assert.equal(await (await root()).refused('POST', `${at}/eject`, missing), '404 not-found');
    // Operators may also take out who hosts.
    const host2 = closed(host);
    await (await root()).post(`${at}/eject`, { member: alices.member });
    assert.equal(await host2, 'ejected');
  });

  it('are all sent home by the host or an operator', async () => {
    const { alice, bob, at, host, member, guest } = await meet();
    assert.equal(await (await town.api(bob)).refused('POST', `${at}/close`), '403 forbidden');
    const ends = [host, member, guest].map(closed);
    await (await town.api(alice)).post(`${at}/close`);
    assert.deepEqual(await Promise.all(ends), ['ended', 'ended', 'ended']);
    assert.equal(await (await root()).refused('POST', `${at}/close`), '404 not-found');
  });

  it('are written to, and what was said is read in pages', async () => {
    const { alice, bob, carol, mallory, at, host, room } = await meet();
    const told = host.next('chat:changed');
    const id = newId();
    const own = await town.api(bob);
    const said = await own.post(`${at}/messages`, { text: ' Hello <b>all</b> ', id });
    assert.equal(said.text, 'Hello <b>all</b>');
    assert.equal(said.from.user, bob);
    assert.equal((await told).message.id, said.id);
    assert.equal((await own.post(`${at}/messages`, { text: 'Hello', id })).id, said.id);
    // What is said again by its id is told again, which may come later than the answer.
    const announced = host.next('chat:changed', (news) => news.message.id !== said.id);
    await (await root()).post(`${at}/messages`, { text: 'We close at six' });
    const { message } = await announced;
    assert.deepEqual(message.from, { member: '', user: 'root', name: 'root' });
    await host.ask('chat:react', { room, id: message.id, emoji: '👍', on: true });
    const { messages, older } = await (await town.api(alice)).get(`${at}/messages?limit=2`);
    assert.deepEqual(
      messages.map(({ text }: { text: string }) => text),
      ['Hello <b>all</b>', 'We close at six'],
    );
    assert.equal(older, false);
    const before = encodeURIComponent(messages[1].id);
    const page = await own.get(`${at}/messages?before=${before}`);
    assert.equal(page.messages.length, 1);
    for (const who of [carol, mallory]) {
      const stranger = await town.api(who);
      assert.equal(await stranger.refused('GET', `${at}/messages`), '403 forbidden');
      assert.equal(
        await stranger.refused('POST', `${at}/messages`, { text: 'x' }),
        '403 forbidden',
      );
    }
    assert.equal(await own.refused('POST', `${at}/messages`, { text: '  ' }), '400 invalid');
  });

  it('of a call see each other, and nobody is its host', async () => {
    const [alice, bob, , mallory] = town.people();
    const [one, two] = [await town.page(alice), await town.page(bob)];
    const rings = rung(two);
    const { room } = await call(one, bob);
    await accept(two, (await rings).invite);
    const own = await town.api(alice);
    assert.equal((await own.get(`/rooms/${room}/people`)).people.length, 2);
    await own.post(`/rooms/${room}/messages`, { text: 'Hello' });
    assert.equal(await own.refused('POST', `/rooms/${room}/close`), '403 forbidden');
    // Also not who hosts rooms.
    const teacher = await town.api(mallory, { role: 'host', rooms: ['lesson'] });
    assert.equal(await teacher.refused('GET', `/rooms/${room}/people`), '403 forbidden');
    assert.equal(await teacher.refused('POST', `/rooms/${room}/close`), '403 forbidden');
  });

  it('are nothing to whose token names other rooms', async () => {
    const { alice, at } = await meet();
    const elsewhere = await town.api(alice, { rooms: ['coffee'] });
    assert.equal(await elsewhere.refused('GET', `${at}/people`), '403 forbidden');
    assert.equal(await elsewhere.refused('POST', `${at}/close`), '403 forbidden');
  });
});
