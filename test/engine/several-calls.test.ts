import { expect } from '@open-wc/testing';
import { fact, isLinked, others, type Person, scene, talk } from '../support/engines.ts';
import { until } from '../support/until.ts';

describe('more than one call', () => {
  let stage: ReturnType<typeof scene>;
  let alice: Person;
  let bob: Person;
  let carol: Person;

  beforeEach(async () => {
    stage = scene();
    alice = await stage.person('alice');
    bob = await stage.person('bob');
    carol = await stage.person('carol');
  });
  afterEach(() => stage.end());

  const rings = ({ engine }: Person) => until(() => engine.incoming.state.value.length === 1);
  const theirs = ({ engine }: Person) => engine.room.value?.roster.others.value[0];
  const heldNames = ({ engine }: Person) =>
    engine.held.value.flatMap(({ roster }) => roster.others.value.map(({ name }) => name));

  it('waits: the second is declined, with words, and the first goes on', async () => {
    await talk(alice, bob);
    const ended = fact(carol, 'call-ended');
    await carol.engine.invite(['alice']);
    await rings(alice);
    const own = fact(alice, 'call-ended');
    await alice.engine.decline({ reason: 'in a call' });
    expect(await own).to.include({ reason: 'declined', message: 'in a call' });
    expect(await ended).to.include({ reason: 'declined', message: 'in a call' });
    expect(others(alice.engine)).to.deep.equal([['bob', true]]);
  });

  it('is refused as busy where one does not want to be rung in a call', async () => {
    alice.engine.preferences.callWaiting.value = false;
    await talk(alice, bob);
    const ended = fact(carol, 'call-ended');
    const error = await carol.engine.invite(['alice']).catch((thrown) => thrown);
    expect([error.code, (await ended).reason]).to.deep.equal(['busy', 'busy']);
    alice.engine.preferences.callWaiting.value = true;
    // Said after the preference, so that it is done by then.
    await alice.signaling.request('presence:watch', { users: [] });
    await carol.engine.invite(['alice']);
    await rings(alice);
  });

  it('takes the place of the first, which ends for the other', async () => {
    await talk(alice, bob);
    const ended = fact(bob, 'call-ended');
    await carol.engine.invite(['alice']);
    await rings(alice);
    await alice.engine.accept();
    expect((await ended).reason).to.equal('hung-up');
    expect(others(alice.engine)).to.deep.equal([['carol', true]]);
    expect(alice.engine.held.value).to.deep.equal([]);
  });

  it('holds the first, which is shown to the other, who hears nothing meanwhile', async () => {
    await talk(alice, bob);
    await carol.engine.invite(['alice']);
    await rings(alice);
    const notice = fact(bob, 'call-notice');
    await alice.engine.accept({ hold: true });
    expect(await notice).to.deep.equal({ code: 'held', name: 'alice' });
    expect(theirs(bob)).to.include({ held: true, microphone: false, camera: false });
    await until(() => isLinked(alice.engine) && isLinked(carol.engine));
    expect(heldNames(alice)).to.deep.equal(['bob']);
    expect(theirs(carol)).to.include({ held: false, microphone: true });

    // Back to the first, and the second is held.
    alice.engine.switchTo(alice.engine.held.value[0]?.id ?? '');
    await until(() => theirs(bob)?.held === false && theirs(bob)?.microphone);
    await until(() => theirs(carol)?.held);
    expect(heldNames(alice)).to.deep.equal(['carol']);

    // The one in front ends: the other comes forward, and is on hold until one says so.
    await alice.engine.hangUp();
    expect(others(alice.engine)).to.deep.equal([['carol', true]]);
    expect([alice.engine.room.value?.held.value, theirs(carol)?.held]).to.deep.equal([true, true]);
    alice.engine.hold(false);
    await until(() => theirs(carol)?.held === false);
  });

  it('ends by the other while it is on hold, and says so', async () => {
    await talk(alice, bob);
    await carol.engine.invite(['alice']);
    await rings(alice);
    await alice.engine.accept({ hold: true });
    const room = bob.engine.room.value?.id;
    const ended = fact(alice, 'call-ended');
    await bob.engine.hangUp();
    expect(await ended).to.include({ room, reason: 'hung-up' });
    expect(alice.engine.held.value).to.deep.equal([]);
    expect(others(alice.engine)).to.deep.equal([['carol', true]]);
  });

  it('is begun from a call on hold', async () => {
    await talk(alice, bob);
    alice.engine.hold();
    await until(() => theirs(bob)?.held);
    await talk(alice, carol);
    expect(heldNames(alice)).to.deep.equal(['bob']);
  });

  it('comes back from a lost connection as it was', async () => {
    await talk(alice, bob);
    await carol.engine.invite(['alice']);
    await rings(alice);
    await alice.engine.accept({ hold: true });
    await until(() => isLinked(alice.engine));
    alice.signaling.drop();
    await until(() => theirs(bob)?.connected === false && theirs(carol)?.connected === false);
    alice.signaling.restore();
    await until(() => theirs(bob)?.connected && theirs(carol)?.connected);
    expect([theirs(bob)?.held, theirs(carol)?.held]).to.deep.equal([true, false]);
  });

  it('is none when people are rung into the one that goes on', async () => {
    await talk(alice, bob);
    await alice.engine.invite(['carol']);
    await rings(carol);
    expect(alice.engine.outgoing.state.value.status).to.equal('calling');
    await carol.engine.accept();
    for (const person of [alice, bob, carol]) {
      await until(() => isLinked(person.engine) && others(person.engine)?.length === 2);
    }
    expect(alice.engine.outgoing.state.value.status).to.equal('idle');
  });

  it('is none either when they do not come: the call goes on, and one is told', async () => {
    await talk(alice, bob);
    await alice.engine.invite(['carol']);
    await rings(carol);
    const notice = fact(alice, 'call-notice');
    await carol.engine.decline();
    expect(await notice).to.deep.equal({
      code: 'not-coming',
      names: ['carol'],
      reason: 'declined',
    });
    expect(others(alice.engine)).to.deep.equal([['bob', true]]);
    expect(alice.facts.filter(({ name }) => name === 'call-ended')).to.deep.equal([]);
  });

  it('keeps the first ring when a second is taken back before the server has heard of it', async () => {
    await alice.engine.invite(['bob']);
    await rings(bob);
    const second = alice.engine.invite(['carol']);
    await Promise.all([alice.engine.cancel(['carol']), second]);
    await bob.engine.accept();
    await until(() => isLinked(alice.engine) && isLinked(bob.engine));
    expect(carol.engine.incoming.state.value).to.deep.equal([]);
    // The same in the call.
    const third = alice.engine.invite(['carol']);
    await Promise.all([alice.engine.cancel(['carol']), third]);
    expect(isLinked(alice.engine)).to.equal(true);
    expect(alice.facts.filter(({ name }) => name === 'call-ended')).to.deep.equal([]);
  });

  it('rings several at once, each stopped alone, and all with the call', async () => {
    const dave = await stage.person('dave');
    await alice.engine.invite(['bob']);
    await alice.engine.invite(['carol']);
    await alice.engine.invite(['dave']);
    await Promise.all([rings(bob), rings(carol), rings(dave)]);
    const cancelled = fact(dave, 'call-ended');
    await alice.engine.cancel(['dave']);
    expect((await cancelled).reason).to.equal('cancelled');
    await bob.engine.decline();
    await rings(carol);
    expect(alice.facts.filter(({ name }) => name === 'call-ended')).to.deep.equal([]);
    const ended = [fact(alice, 'call-ended'), fact(carol, 'call-ended')];
    await alice.engine.hangUp();
    for (const { reason } of await Promise.all(ended)) expect(reason).to.equal('cancelled');
    expect(await alice.engine.invite(['carol']).then(() => 'rings')).to.equal('rings');
  });
});
