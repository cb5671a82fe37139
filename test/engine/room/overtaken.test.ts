import { expect } from '@open-wc/testing';
import { isLinked, others, type Person, scene } from '../../support/engines.ts';
import { until } from '../../support/until.ts';

/** Has somebody's next answer wait on its way. */
function holdUp({ signaling }: Person) {
  const [given, arriving] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  signaling.late = () => {
    signaling.late = undefined;
    given.resolve();
    return arriving.promise;
  };
  return { given: given.promise, letArrive: arriving.resolve };
}

describe('what happens in a room while the answer is on its way to somebody who comes in', () => {
  let stage: ReturnType<typeof scene>;
  let alice: Person;
  let bob: Person;

  beforeEach(async () => {
    stage = scene();
    alice = await stage.person('alice');
    bob = await stage.person('bob');
  });
  afterEach(() => stage.end());

  it('is known to whoever comes for the first time, who need not ask again', async () => {
    const asked: string[] = [];
    const request = alice.signaling.request.bind(alice.signaling);
    alice.signaling.request = (command, payload) => {
      asked.push(command);
      return request(command, payload);
    };
    const answer = holdUp(alice);
    const coming = alice.engine.join('tea');
    await answer.given;
    await bob.engine.join('tea');
    await bob.engine.room.value?.chat.send('welcome');
    answer.letArrive();
    await coming;
    await until(() => others(alice.engine)?.length === 1);
    const said = () => alice.engine.room.value?.chat.entries.value.map(({ text }) => text);
    await until(() => said()?.includes('welcome') ?? false);
    await until(() => isLinked(alice.engine));
    expect(asked.filter((command) => command === 'room:join')).to.have.length(1);
  });

  it('is known to whoever comes back to a server that has started anew', async () => {
    for (const { engine } of [alice, bob]) await engine.join('tea');
    await until(() => others(alice.engine)?.length === 1);
    for (const { signaling } of [alice, bob]) signaling.drop();
    stage.server.restart();
    const answer = holdUp(alice);
    alice.signaling.restore();
    await answer.given;
    bob.signaling.restore();
    await until(() => bob.engine.room.value?.state.value.status === 'joined');
    answer.letArrive();
    await until(() => alice.engine.room.value?.state.value.status === 'joined');
    await until(() => others(alice.engine)?.[0]?.[1] === true);
  });
});
