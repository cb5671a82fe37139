import { expect } from '@open-wc/testing';
import { LIMITS } from '../../src/protocol/limits.ts';
import { canvasBackend } from '../../src/testing/canvas-backend.ts';
import { InPageServer } from '../../src/testing/in-page-server.ts';
import { type Person, scene } from '../support/engines.ts';
import { until } from '../support/until.ts';

describe('presence', () => {
  let stage: ReturnType<typeof scene>;
  let alice: Person;
  let over: AbortController;

  beforeEach(async () => {
    stage = scene();
    over = new AbortController();
    alice = await stage.person('alice', { openBackend: canvasBackend });
  });
  afterEach(() => stage.end());

  const status = (user: string, { engine } = alice) =>
    engine.presence.people.value.get(user)?.status;

  it('follows a person who comes, is in a call, and goes', async () => {
    alice.engine.presence.follow(['bob'], over.signal);
    await until(() => status('bob') === 'offline');
    const bob = await stage.person('bob', { openBackend: canvasBackend });
    await until(() => status('bob') === 'available');
    await bob.engine.join('tea');
    await until(() => status('bob') === 'busy');
    bob.engine.close();
    await until(() => status('bob') === 'offline');
  });

  it('is unknown without a connection, and asked for anew with the next', async () => {
    const bob = await stage.person('bob', { openBackend: canvasBackend });
    alice.engine.presence.follow(['bob'], over.signal);
    await until(() => status('bob') === 'available');
    alice.signaling.drop();
    expect(status('bob')).to.equal(undefined);
    bob.engine.close();
    const known: (string | undefined)[] = [];
    const stop = alice.engine.presence.people.subscribe(() => known.push(status('bob')));
    alice.signaling.restore();
    await until(() => status('bob') === 'offline');
    stop();
    expect(known).not.to.include('available');
  });

  it('of everybody is known on an open server', async () => {
    await stage.person('bob');
    alice.engine.presence.followEveryone(over.signal);
    await until(() => status('bob') === 'available' && status('alice') === 'available');
  });

  it('of those one names is known where nobody may list everybody', async () => {
    const server = new InPageServer({ open: false });
    const [carol, dave] = [server.engine('carol'), server.engine('dave')];
    carol.presence.followEveryone(over.signal);
    carol.presence.follow(['dave'], over.signal);
    await until(() => carol.presence.people.value.get('dave')?.status === 'available');
    carol.close();
    dave.close();
    server.close();
  });

  it('of too many people is known for the first of them', async () => {
    const crowd = Array.from({ length: LIMITS.watched + 1 }, (_, index) => `user-${index}`);
    alice.engine.presence.follow(crowd, over.signal);
    await until(() => status('user-0') === 'offline');
    expect(alice.engine.presence.people.value.size).to.equal(LIMITS.watched);
  });
});
