import { expect } from '@open-wc/testing';
import { openBackend } from '../../src/backends/open.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { FactMap } from '../../src/engine/facts.ts';
import { CallError } from '../../src/protocol/errors.ts';
import { InPageServer } from '../../src/testing/in-page-server.ts';
import { eventually, until } from '../support/until.ts';

/** The next fact of a kind. */
const fact = <F extends keyof FactMap>(engine: Engine, name: F) =>
  new Promise<FactMap[F]>((resolve) => engine.facts.on(name, resolve));

describe('two engines, real peer connections', () => {
  let server: InPageServer;
  let alice: Engine;
  let bob: Engine;

  beforeEach(async () => {
    server = new InPageServer({ durations: { ring: 400 } });
    alice = server.engine('alice', 'Alice', { openBackend });
    bob = server.engine('bob', 'Bob', { openBackend });
    await until(() => alice.signaling.state.value === 'connected');
    await until(() => bob.signaling.state.value === 'connected');
  });

  afterEach(() => {
    alice.close();
    bob.close();
    server.close();
  });

  async function talk(video = false): Promise<void> {
    await alice.invite(['bob'], { video });
    await until(() => bob.incoming.state.value.length === 1);
    await bob.accept({ video });
    for (const engine of [alice, bob]) {
      await until(() => engine.room.value?.started.value);
      await until(
        () => [...(engine.room.value?.carrier.links.value.values() ?? [])][0] === 'connected',
      );
    }
  }

  /** What comes in from the other's camera. Their screen would be video as well. */
  async function inbound(engine: Engine) {
    const { carrier } = engine.room.value ?? {};
    const [camera] = [...(carrier?.streams.value.values() ?? [])].map((tracks) => tracks.camera);
    for (const report of (await carrier?.sample())?.values() ?? []) {
      for (const stat of report.values())
        if (stat.type === 'inbound-rtp' && stat.trackIdentifier === camera?.id) return stat;
    }
  }

  it('ring, answer, and see each other move', async () => {
    await talk(true);
    for (const engine of [alice, bob]) {
      const frames = await eventually(async () => {
        const video = await inbound(engine);
        return video?.framesDecoded > 3 && video.frameWidth > 2 && video;
      });
      expect(frames.frameWidth).to.be.greaterThan(2);
    }
    expect(alice.room.value?.members.map(({ name }) => name)).to.have.members(['Alice', 'Bob']);
  });

  it('know each other’s slots, and turn a camera on without negotiating', async () => {
    await talk();
    const of = (engine: Engine) => engine.room.value?.roster.others.value[0];
    await until(() => of(alice)?.microphone && !of(alice)?.camera);
    await bob.set('camera', true);
    await until(() => of(alice)?.camera);
    await eventually(async () => (await inbound(alice))?.framesDecoded > 1);
    await bob.set('microphone', false);
    await until(() => of(alice)?.microphone === false);
    expect(bob.sources.microphone.state.value.status).to.equal('muted');
  });

  it('end together, with the same reason, and let go of the devices', async () => {
    await talk(true);
    const track = alice.sources.camera.track.value;
    const ended = [fact(alice, 'call-ended'), fact(bob, 'call-ended')];
    await alice.hangUp();
    for (const { reason } of await Promise.all(ended)) expect(reason).to.equal('hung-up');
    expect(track?.readyState).to.equal('ended');
    expect(alice.room.value).to.equal(undefined);
    expect(bob.room.value).to.equal(undefined);
    expect(bob.sources.microphone.state.value.status).to.equal('off');
    await talk();
  });

  it('stay in their call when another room does not let one in', async () => {
    await talk();
    const { room } = alice;
    const before = room.value;
    const error = await alice.join('call-that-is-over').catch((thrown: CallError) => thrown);
    expect(error).to.have.property('code', 'not-found');
    expect(room.value === before).to.equal(true);
    expect(bob.room.value?.members.length).to.equal(2);
    expect(alice.sources.microphone.state.value.status).to.equal('on');
  });

  it('hear why the server refuses them', async () => {
    const line = server.connect('carol');
    const carol = server.engine('carol', 'Carol', { signaling: line });
    await until(() => line.state.value === 'connected');
    const told = fact(carol, 'call-error');
    line.pretend('refused', new CallError('unauthorized'));
    expect((await told).code).to.equal('unauthorized');
    carol.close();
  });

  it('declines', async () => {
    const ended = fact(alice, 'call-ended');
    await alice.invite(['bob']);
    await until(() => bob.incoming.state.value.length);
    await bob.decline();
    expect((await ended).reason).to.equal('declined');
    expect(bob.incoming.state.value).to.deep.equal([]);
    expect(alice.sources.microphone.state.value.status).to.equal('off');
  });

  it('cancels while it rings', async () => {
    await alice.invite(['bob']);
    await until(() => bob.incoming.state.value.length);
    const ended = fact(bob, 'call-ended');
    await alice.hangUp();
    expect((await ended).reason).to.equal('cancelled');
    expect(alice.outgoing.state.value.status).to.equal('ended');
  });

  it('stops ringing by the server’s clock', async () => {
    const ended = [fact(alice, 'call-ended'), fact(bob, 'call-ended')];
    await alice.invite(['bob']);
    for (const { reason } of await Promise.all(ended)) expect(reason).to.equal('expired');
  });

  it('says that somebody unknown is offline', async () => {
    const ended = fact(alice, 'call-ended');
    const error = await alice.invite(['nobody']).catch((thrown: CallError) => thrown);
    expect(error).to.be.instanceOf(CallError).with.property('code', 'offline');
    expect((await ended).reason).to.equal('offline');
  });

  it('rings that cross become one call', async () => {
    await Promise.all([alice.invite(['bob']), bob.invite(['alice'])]);
    await until(() => alice.room.value?.started.value);
    await until(() => bob.room.value?.started.value);
    expect(alice.room.value?.id).to.equal(bob.room.value?.id);
    expect(alice.incoming.state.value).to.deep.equal([]);
    expect(bob.incoming.state.value).to.deep.equal([]);
  });

  it('chat', async () => {
    await talk();
    const heard = fact(bob, 'call-message-received');
    await alice.room.value?.chat.send('hello');
    expect((await heard).message.text).to.equal('hello');
    expect(
      alice.room.value?.chat.entries.value.map(({ text, state, mine }) => [text, state, mine]),
    ).to.deep.equal([['hello', 'sent', true]]);
  });
});
