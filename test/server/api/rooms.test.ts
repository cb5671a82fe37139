import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { newId } from '../../../src/base/new-id.ts';
import { ApiTown } from '../../support/api-town.ts';
import { newInstance } from '../../support/bare-client.ts';

const slots = { microphone: true, camera: false };
const name = (what = 'tea') => `${what} ${newId().slice(0, 8)}`;
const at = (room: string) => `/rooms/${encodeURIComponent(room)}`;

describe('rooms that are set up by HTTP', () => {
  const town = new ApiTown();
  before(() => town.begin());
  afterEach(() => town.leave());
  after(() => town.end());
  const root = () => town.api('root', { role: 'host' });
  /** Somebody of whom the site says that they host these rooms. */
  const host = (user: string, ...rooms: string[]) => town.api(user, { role: 'host', rooms });

  it('are as they were set up when somebody comes, whoever is first', async () => {
    const [alice, bob] = town.people();
    const tea = name();
    const made = await (await root()).post('/rooms', {
      ...{ id: tea, title: 'Tea\u202Etime', description: 'Every day', capacity: 3 },
      ...{ waiting: true, layout: 'speaker', hosts: [bob] },
    });
    assert.equal(made.title, 'Teatime');
    assert.equal(made.open, false);
    const first = await town.page(alice);
    assert.ok('waits' in (await first.knock(tea)));
    const page = await town.page(bob);
    const { room, me, waiting } = await page.join(tea);
    assert.equal(room.members[me]?.role, 'host');
    assert.equal(room.info.title, 'Teatime');
    assert.equal(room.info.capacity, 3);
    assert.equal(room.info.layout, 'speaker');
    assert.equal(waiting?.[0]?.user, alice);
    const now = await (await town.api(bob)).get(at(tea));
    assert.equal(now.open, true);
    assert.equal(now.people, 1);
    assert.deepEqual(now.hosts, [bob]);
  });

  it('are hosted by who comes first where nobody is named, and by nobody else where somebody is', async () => {
    const [alice, bob, carol] = town.people();
    const [free, taken] = [name('free'), name('taken')];
    await (await root()).post('/rooms', { id: free });
    await (await root()).post('/rooms', { id: taken, hosts: [bob] });
    const first = await town.page(alice);
    const roleIn = async (page: typeof first, room: string) => {
      const { me, room: doc } = await page.join(room);
      return doc.members[me]?.role;
    };
    assert.equal(await roleIn(first, free), 'host');
    assert.equal(await roleIn(first, taken), 'member');
    // The site's word goes before that of who set the room up.
    const pupil = await town.page(carol, { role: 'member' });
    await (await root()).patch(at(taken), { hosts: [bob, carol] });
    assert.equal(await roleIn(pupil, taken), 'member');
    assert.equal(await roleIn(await town.page(bob), taken), 'host');
  });

  it('are told of what is changed while people are in them', async () => {
    const [alice, bob] = town.people();
    const tea = name();
    const owner = await host(alice, tea);
    await owner.post('/rooms', { id: tea, waiting: true });
    const page = await town.page(alice);
    const { me } = await page.join(tea);
    const guest = await town.page(bob);
    assert.ok('waits' in (await guest.knock(tea)));
    const admitted = guest.next('room:admitted');
    const changed = page.next('room:changed', ({ patch }) => patch.info?.title === 'Coffee');
    await owner.patch(at(tea), { title: 'Coffee', waiting: false });
    await Promise.all([admitted, changed]);
    await guest.join(tea);
    const promoted = page.next('room:changed', ({ patch }) =>
      Object.values(patch.members ?? {}).some((one) => one?.role === 'host'),
    );
    await owner.patch(at(tea), { hosts: [bob] });
    await promoted;
    assert.equal((await owner.get(at(tea))).title, 'Coffee');
    assert.ok(me);
  });

  it('are listed by who set them up, and all for operators', async () => {
    const [alice, bob] = town.people();
    const mine = [name('a'), name('b'), name('c')];
    for (const id of mine) await (await host(alice, ...mine)).post('/rooms', { id });
    const ids = async (who: string, query = '', claims = {}) => {
      const { rooms, more } = await (await town.api(who, claims)).get(`/rooms${query}`);
      return [rooms.map(({ id }: { id: string }) => id), more];
    };
    assert.deepEqual(await ids(alice), [mine, false]);
    assert.deepEqual(await ids(alice, '?limit=2'), [mine.slice(0, 2), true]);
    assert.deepEqual(await ids(alice, `?limit=2&after=${encodeURIComponent(mine[1]!)}`), [
      mine.slice(2),
      false,
    ]);
    assert.deepEqual(await ids(bob), [[], false]);
    assert.deepEqual(await ids('root', `?by=${alice}`, { role: 'host' }), [mine, false]);
    assert.equal(await (await town.api(bob)).refused('GET', `/rooms?by=${alice}`), '403 forbidden');
  });

  it('are forgotten, and those in them stay', async () => {
    const [alice] = town.people();
    const tea = name();
    const owner = await host(alice, tea);
    await owner.post('/rooms', { id: tea, title: 'Tea' });
    const page = await town.page(alice);
    await page.join(tea);
    await owner.delete(at(tea));
    assert.equal((await owner.get(at(tea))).open, true);
    assert.equal(await owner.refused('PATCH', at(tea), { title: 'x' }), '404 not-found');
    assert.equal(await (await root()).refused('DELETE', at(tea)), '404 not-found');
    assert.equal(await (await root()).refused('GET', at(name())), '404 not-found');
  });

  it('are nothing to strangers', async () => {
    const [alice, bob, , mallory] = town.people();
    const tea = name();
    await (await host(alice, tea)).post('/rooms', { id: tea, hosts: [bob] });
    const stranger = await town.api(mallory);
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { title: 'mine' }],
      ['DELETE', undefined],
    ] as const) {
      assert.equal(await stranger.refused(method, at(tea), body), '403 forbidden', method);
      // Whether there is such a room, they do not learn.
      assert.equal(await stranger.refused(method, at(name()), body), '403 forbidden', method);
    }
    assert.equal((await (await town.api(bob)).patch(at(tea), { title: 'Ours' })).title, 'Ours');
    // Whose token says what they are is no host by that.
    const pupil = await town.api(bob, { role: 'member' });
    assert.equal(await pupil.refused('PATCH', at(tea), { title: 'Mine' }), '403 forbidden');
  });

  it('are set up by operators, and by hosts in the rooms that their token names', async () => {
    const [alice, bob] = town.people();
    const lesson = name('lesson');
    const refused = async (who: string, claims: object) =>
      (await town.api(who, claims)).refused('POST', '/rooms', { id: lesson });
    // A name that anybody could take would be theirs who come first, with all that is said there.
    assert.equal(await refused(alice, {}), '403 forbidden');
    assert.equal(await refused(alice, { rooms: [lesson] }), '403 forbidden');
    for (const role of ['member', 'guest', 'cohost'] as const) {
      assert.equal(await refused(alice, { role, rooms: [lesson] }), '403 forbidden', role);
    }
    assert.equal(await refused(alice, { role: 'host', rooms: ['other'] }), '403 forbidden');
    await (await town.page(bob)).join(lesson);
    await (await host(alice, lesson)).post('/rooms', { id: lesson, title: 'Ours' });
    assert.equal(await refused(bob, {}), '403 forbidden');
    assert.equal(await refused('root', { role: 'host' }), '409 wrong-state');
    assert.equal((await (await town.api(bob)).get(at(lesson))).title, 'Ours');
    // Who has set it up hosts it for as long as their token says so.
    const listed = async (claims: object) =>
      (await (await town.api(alice, claims)).get('/rooms')).rooms[0].people;
    assert.deepEqual(
      [await listed({ role: 'host', rooms: [lesson] }), await listed({})],
      [1, undefined],
    );
    assert.equal(
      await (await town.api(alice)).refused('GET', `${at(lesson)}/messages`),
      '403 forbidden',
    );
  });

  it('have ids that are made up where none is said, and none of a call', async () => {
    const who = await root();
    const { id } = await who.post('/rooms', {});
    assert.match(id, /^[\w-]{8,}$/);
    assert.equal(await who.refused('POST', '/rooms', { id: 'call-mine' }), '400 invalid');
    assert.equal(await who.refused('POST', '/rooms', { capacity: 1_000 }), '400 invalid');
    assert.equal(await who.refused('POST', '/rooms', { spotlight: 'somebody' }), '400 invalid');
  });

  it('let in nobody but their hosts where they are locked', async () => {
    const [alice, bob] = town.people();
    const tea = name();
    await (await root()).post('/rooms', { id: tea, locked: true, hosts: [bob] });
    const page = await town.page(alice);
    const asked = { room: tea, instance: newInstance(), slots };
    assert.equal(await page.code('room:join', asked), 'room-locked');
    await (await town.page(bob)).join(tea);
  });
});
