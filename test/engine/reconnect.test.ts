import { expect } from '@open-wc/testing';
import { fact, isLinked, others, type Person, scene, talk } from '../support/engines.ts';
import { spy } from '../support/peers.ts';
import { until } from '../support/until.ts';

describe('a call whose signaling breaks', () => {
  let stage: ReturnType<typeof scene>;
  let seen: ReturnType<typeof spy>;
  let alice: Person;
  let bob: Person;

  async function open(durations = {}) {
    stage = scene(durations);
    alice = await stage.person('alice');
    bob = await stage.person('bob');
    await talk(alice, bob);
  }
  beforeEach(() => {
    seen = spy();
  });
  afterEach(() => {
    stage.end();
    seen.stop();
  });

  const status = ({ engine }: Person) => engine.room.value?.state.value.status;

  it('keeps its media, and catches up with what has happened', async () => {
    await open();
    bob.signaling.drop();
    expect(status(bob)).to.equal('reconnecting');
    await until(() => others(alice.engine)?.[0]?.[1] === false);
    expect([isLinked(alice.engine), isLinked(bob.engine)]).to.deep.equal([true, true]);
    await alice.engine.room.value?.chat.send('are you there?');
    await alice.engine.set('microphone', false);
    const heard = fact(bob, 'call-message-received');
    bob.signaling.restore();
    expect((await heard).message.text).to.equal('are you there?');
    await until(() => status(bob) === 'joined');
    await until(() => bob.engine.room.value?.roster.others.value[0]?.microphone === false);
    await until(() => others(alice.engine)?.[0]?.[1] === true);
    expect(seen.connections).to.have.length(2);
    expect(isLinked(bob.engine)).to.equal(true);
  });

  it('tells the others what was changed meanwhile', async () => {
    await open();
    bob.signaling.drop();
    await bob.engine.set('microphone', false);
    bob.signaling.restore();
    await until(() => alice.engine.room.value?.roster.others.value[0]?.microphone === false);
  });

  it('ends for the other when the grace time is over', async () => {
    await open({ grace: 40 });
    const ended = fact(alice, 'call-ended');
    bob.signaling.drop();
    await until(() => others(alice.engine)?.[0]?.[1] === false);
    expect((await ended).reason).to.equal('offline');
  });

  it('ends with the truth for who comes back too late', async () => {
    await open();
    bob.signaling.drop();
    await alice.engine.hangUp();
    const ended = fact(bob, 'call-ended');
    bob.signaling.restore();
    expect((await ended).reason).to.equal('ended');
    expect(bob.engine.room.value).to.equal(undefined);
  });

  it('ends for both when one hangs up without a connection', async () => {
    await open();
    bob.signaling.drop();
    const hungUp = bob.engine.hangUp();
    expect(bob.engine.room.value).to.equal(undefined);
    const ended = fact(alice, 'call-ended');
    bob.signaling.restore();
    await hungUp;
    expect((await ended).reason).to.equal('hung-up');
  });

  it('is told at once when a page closes its engine', async () => {
    await open();
    const ended = fact(alice, 'call-ended');
    bob.engine.close();
    expect((await ended).reason).to.equal('hung-up');
  });
});

describe('a room', () => {
  it('that has given up a place takes its person back, with new connections', async () => {
    const stage = scene({ grace: 40 });
    const [alice, bob, carol] = [
      await stage.person('alice'),
      await stage.person('bob'),
      await stage.person('carol'),
    ];
    for (const { engine } of [alice, bob, carol]) await engine.join('tea');
    for (const { engine } of [alice, bob, carol]) {
      await until(() => isLinked(engine) && others(engine)?.length === 2);
    }
    const me = bob.engine.room.value?.roster.me.value?.id;
    bob.signaling.drop();
    await until(() => others(alice.engine)?.length === 1);
    bob.signaling.restore();
    await until(() => bob.engine.room.value?.state.value.status === 'joined');
    expect(bob.engine.room.value?.roster.me.value?.id).to.equal(me);
    for (const { engine } of [alice, bob, carol]) {
      await until(() => isLinked(engine) && others(engine)?.length === 2);
    }
    stage.end();
  });
});
