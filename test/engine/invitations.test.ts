import { expect } from '@open-wc/testing';
import { CallError } from '../../src/protocol/errors.ts';
import { canvasCapture } from '../../src/testing/canvas-capture.ts';
import { fact, isLinked, others, type Person, scene, talk } from '../support/engines.ts';
import { until } from '../support/until.ts';

describe('an invitation', () => {
  let stage: ReturnType<typeof scene>;
  let alice: Person;
  let bob: Person;

  beforeEach(async () => {
    stage = scene({ ring: 2_000 });
    alice = await stage.person('alice');
    bob = await stage.person('bob');
  });
  afterEach(() => stage.end());

  const rings = ({ engine }: Person) => until(() => engine.incoming.state.value.length === 1);
  const isOff = ({ engine }: Person) =>
    Object.values(engine.sources).every(({ state }) => state.value.status === 'off');

  it('rings on every device, and is answered on one', async () => {
    const tablet = await stage.person('bob');
    await alice.engine.invite(['bob']);
    await Promise.all([rings(bob), rings(tablet)]);
    const ended = fact(tablet, 'call-ended');
    await bob.engine.accept();
    expect((await ended).reason).to.equal('answered-elsewhere');
    expect(tablet.engine.incoming.state.value).to.deep.equal([]);
    await until(() => isLinked(alice.engine));
  });

  it('to several people is one call of those who answer', async () => {
    const carol = await stage.person('carol');
    const dave = await stage.person('dave');
    await alice.engine.invite(['bob', 'carol', 'dave']);
    await Promise.all([rings(bob), rings(carol), rings(dave)]);
    await bob.engine.accept();
    await dave.engine.decline();
    await carol.engine.accept();
    for (const { engine } of [alice, bob, carol]) {
      await until(() => isLinked(engine) && others(engine)?.length === 2);
    }
  });

  it('that is cancelled while it is being answered ends as cancelled', async () => {
    await alice.engine.invite(['bob']);
    await rings(bob);
    const ended = fact(bob, 'call-ended');
    const [answer] = await Promise.allSettled([bob.engine.accept(), alice.engine.hangUp()]);
    expect(['cancelled', 'ended']).to.include((await ended).reason);
    expect(answer.status).to.be.oneOf(['rejected', 'fulfilled']);
    await until(() => isOff(bob) && isOff(alice));
    expect(bob.engine.room.value).to.equal(undefined);
  });

  it('that is hung up while it is being answered leaves no device on and nobody waiting', async () => {
    await alice.engine.invite(['bob'], { video: true });
    await rings(bob);
    const ended = [fact(alice, 'call-ended'), fact(bob, 'call-ended')];
    const answer = bob.engine.accept({ video: true });
    await Promise.resolve();
    await bob.engine.hangUp();
    await answer;
    for (const { reason } of await Promise.all(ended))
      expect(reason).to.be.oneOf(['hung-up', 'declined']);
    await until(() => isOff(alice) && isOff(bob));
    expect(bob.facts.filter(({ name }) => name === 'call-error')).to.deep.equal([]);
    expect(bob.engine.room.value).to.equal(undefined);
    // Neither is still taken for busy.
    await talk(alice, bob);
  });

  it('is answered without a microphone where that is refused, and says so', async () => {
    const carol = await stage.person('carol', {
      capture: async (slot) => {
        if (slot === 'microphone') throw new CallError('permission-denied');
        return canvasCapture('carol')(slot);
      },
    });
    const problem = fact(carol, 'call-error');
    await alice.engine.invite(['carol']);
    await rings(carol);
    await carol.engine.accept();
    expect(await problem).to.include({ code: 'permission-denied', slot: 'microphone' });
    await until(() => isLinked(alice.engine) && isLinked(carol.engine));
    await until(() => alice.engine.room.value?.roster.others.value[0]?.microphone === false);
  });

  it('survives that the caller’s connection breaks while it rings', async () => {
    await alice.engine.invite(['bob']);
    await rings(bob);
    alice.signaling.drop();
    await bob.engine.accept();
    alice.signaling.restore();
    await until(() => isLinked(alice.engine) && isLinked(bob.engine));
  });

  it('that rings meanwhile is shown to who comes back, and one that is over is not', async () => {
    bob.signaling.drop();
    bob.signaling.restore();
    await until(() => bob.signaling.state.value === 'connected');
    await alice.engine.invite(['bob']);
    await rings(bob);
    bob.signaling.drop();
    await alice.engine.hangUp();
    const ended = fact(bob, 'call-ended');
    bob.signaling.restore();
    expect((await ended).reason).to.equal('cancelled');
    expect(bob.engine.incoming.state.value).to.deep.equal([]);
  });

  describe('and a server that starts anew', () => {
    const restart = () => {
      for (const { signaling } of [alice, bob]) signaling.drop();
      stage.server.restart();
    };
    const endings = () => bob.facts.filter(({ name }) => name === 'call-ended');
    const back = async ({ signaling }: Person) => {
      signaling.restore();
      await until(() => signaling.state.value === 'connected');
    };

    beforeEach(async () => {
      await alice.engine.invite(['bob']);
      await rings(bob);
      restart();
    });

    it('rings on, and can be answered before the caller is back', async () => {
      await back(bob);
      expect(bob.engine.incoming.state.value).to.have.length(1);
      const answer = bob.engine.accept();
      await back(alice);
      await answer;
      await until(() => isLinked(alice.engine) && isLinked(bob.engine));
      expect(endings()).to.deep.equal([]);
      expect(bob.facts.filter(({ name }) => name === 'call-incoming')).to.have.length(1);
    });

    it('rings on also where the connection breaks again before the caller is back', async () => {
      await back(bob);
      bob.signaling.drop();
      await back(bob);
      expect(bob.engine.incoming.state.value).to.have.length(1);
      await back(alice);
      await bob.engine.accept();
      await until(() => isLinked(alice.engine) && isLinked(bob.engine));
      expect(endings()).to.deep.equal([]);
    });

    it('can be declined before the caller is back', async () => {
      await back(bob);
      const ended = fact(alice, 'call-ended');
      const declined = bob.engine.decline({ reason: 'not now' });
      await back(alice);
      await declined;
      expect(await ended).to.include({ reason: 'declined', message: 'not now' });
      expect(bob.engine.incoming.state.value).to.deep.equal([]);
      expect(bob.facts.filter(({ name }) => name === 'call-incoming')).to.have.length(1);
    });

    it('is over when the caller does not come back', async () => {
      // What would be waited for for long is over at once.
      const { setTimeout: real } = globalThis;
      const hasten = (what: () => void, ms = 0) => real(what, ms > 10_000 ? 0 : ms);
      globalThis.setTimeout = hasten as typeof setTimeout;
      await back(bob);
      await until(() => bob.engine.incoming.state.value.length === 0);
      globalThis.setTimeout = real;
      expect(endings()).to.have.length(1);
    });
  });

  it('does not lead out of the room that one asked for twice', async () => {
    await Promise.all([alice.engine.join('tea'), alice.engine.join('tea'), bob.engine.join('tea')]);
    await until(() => isLinked(alice.engine) && isLinked(bob.engine));
    expect(others(bob.engine)).to.deep.equal([['alice', true]]);
  });

  it('leads to the room that was asked for last', async () => {
    await Promise.all([alice.engine.join('tea'), alice.engine.join('coffee')]);
    expect(alice.engine.room.value?.id).to.equal('coffee');
    await bob.engine.join('coffee');
    await until(() => isLinked(alice.engine) && isLinked(bob.engine));
  });
});
