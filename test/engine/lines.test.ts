import { expect } from '@open-wc/testing';
import { fact, isLinked, others, type Person, scene, talk } from '../support/engines.ts';
import { until } from '../support/until.ts';

describe('several calls of one page', () => {
  let stage: ReturnType<typeof scene>;
  let alice: Person;
  let bob: Person;
  let carol: Person;

  async function open(durations = {}) {
    stage = scene(durations);
    alice = await stage.person('alice');
    bob = await stage.person('bob');
    carol = await stage.person('carol');
  }
  afterEach(() => stage.end());

  const rings = ({ engine }: Person) => until(() => engine.incoming.state.value.length === 1);
  const theirs = ({ engine }: Person) => engine.room.value?.roster.others.value[0];
  const ended = ({ facts }: Person) => facts.filter(({ name }) => name === 'call-ended');

  it('are never live at once, though one goes on while another is being begun', async () => {
    await open();
    await talk(alice, bob);
    alice.engine.hold();
    await alice.engine.invite(['carol']);
    await rings(carol);
    alice.engine.hold(false);
    await until(() => theirs(bob)?.held === false);
    await carol.engine.accept();
    await until(() => others(alice.engine)?.[0]?.[0] === 'carol');
    await until(() => theirs(bob)?.held);
    expect(theirs(bob)?.microphone).to.equal(false);
  });

  it('are not doubled by coming into one of them again', async () => {
    await open();
    for (const { engine } of [alice, bob]) await engine.join('team');
    await carol.engine.invite(['alice']);
    await rings(alice);
    await alice.engine.accept({ hold: true });
    await alice.engine.join('team');
    expect(alice.engine.room.value?.id).to.equal('team');
    expect(alice.engine.held.value.map(({ id }) => id)).to.have.length(1);
    expect(bob.engine.room.value?.members.length).to.equal(2);
    await until(() => theirs(bob)?.held === false && theirs(carol)?.held);
  });

  it('ring nobody who has come by themselves', async () => {
    await open();
    await alice.engine.join('team');
    await alice.engine.invite(['bob']);
    await rings(bob);
    await bob.engine.join('team');
    await until(() => bob.engine.incoming.state.value.length === 0);
    await until(() => alice.engine.outgoing.state.value.status === 'idle');
    expect(others(bob.engine)).to.deep.equal([['alice', true]]);
  });

  it('are one when several people are rung in one go, with the microphone on', async () => {
    await open();
    await Promise.all([alice.engine.invite(['bob']), alice.engine.invite(['carol'])]);
    await Promise.all([rings(bob), rings(carol)]);
    await carol.engine.accept();
    await until(() => theirs(carol)?.microphone);
    await bob.engine.decline();
    await until(() => alice.engine.outgoing.all.value.every(({ status }) => status === 'ended'));
    expect(ended(alice)).to.deep.equal([]);
    expect(others(alice.engine)).to.deep.equal([['carol', true]]);
  });

  it('end each for itself: what rings into one rings on when another comes to nothing', async () => {
    await open();
    const dave = await stage.person('dave');
    await talk(alice, bob);
    await alice.engine.invite(['carol']);
    await rings(carol);
    alice.engine.hold();
    await alice.engine.invite(['dave']);
    await rings(dave);
    await dave.engine.decline();
    await until(() => ended(alice).length === 1);
    expect(carol.engine.incoming.state.value).to.have.length(1);
    await alice.engine.cancel(['carol']);
    await until(() => carol.engine.incoming.state.value.length === 0);
  });

  it('are all left when the page lets go of its engine', async () => {
    await open();
    await talk(alice, bob);
    await carol.engine.invite(['alice']);
    await rings(alice);
    await alice.engine.accept({ hold: true });
    const over = [fact(bob, 'call-ended'), fact(carol, 'call-ended')];
    alice.engine.close();
    for (const { reason } of await Promise.all(over)) expect(reason).to.equal('hung-up');
  });

  it('stay on hold when both ring each other at once', async () => {
    await open();
    await talk(alice, bob);
    alice.engine.hold();
    await until(() => theirs(bob)?.held);
    await Promise.all([alice.engine.invite(['carol']), carol.engine.invite(['alice'])]);
    await until(() => others(alice.engine)?.[0]?.[0] === 'carol');
    expect(alice.engine.held.value.flatMap(({ members }) => members.length)).to.deep.equal([2]);
    expect(ended(bob)).to.deep.equal([]);
  });

  it('stay on hold for the others when a place was given up meanwhile', async () => {
    await open({ grace: 40 });
    for (const { engine } of [alice, bob, carol]) await engine.join('team');
    for (const { engine } of [alice, bob, carol]) await until(() => others(engine)?.length === 2);
    alice.engine.hold();
    await until(() => theirs(bob)?.held);
    alice.signaling.drop();
    await until(() => others(bob.engine)?.length === 1);
    alice.signaling.restore();
    await until(() => others(bob.engine)?.length === 2 && isLinked(bob.engine));
    const again = bob.engine.room.value?.members.find(({ name }) => name === 'alice');
    expect([again?.held, again?.microphone]).to.deep.equal([true, false]);
  });

  it('tell a refused word of too many letters in short, and decline all the same', async () => {
    await open();
    await alice.engine.invite(['bob']);
    await rings(bob);
    const told = fact(alice, 'call-ended');
    await bob.engine.decline({ reason: 'x'.repeat(300) });
    expect((await told).message).to.have.length(200);
  });
});
