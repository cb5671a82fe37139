import { expect } from '@open-wc/testing';
import { openScreen } from '../../src/media/open-screen.ts';
import type { Slot } from '../../src/protocol/slot.ts';
import { isLinked, type Person, scene, talk } from '../support/engines.ts';
import { spy } from '../support/peers.ts';
import { eventually, until } from '../support/until.ts';

describe('a screen in a call', () => {
  let stage: ReturnType<typeof scene>;
  let seen: ReturnType<typeof spy>;
  let alice: Person;
  let bob: Person;
  /** The screens that Alice's browser has given out: real ones, which nobody has to choose here. */
  let captured: MediaStreamTrack[];

  beforeEach(async () => {
    stage = scene();
    seen = spy();
    captured = [];
    const captureScreen = async () => {
      const tracks = await openScreen();
      captured.push(...Object.values(tracks ?? {}));
      return tracks;
    };
    alice = await stage.person('alice', { captureScreen });
    bob = await stage.person('bob');
  });
  afterEach(() => {
    stage.end();
    seen.stop();
  });

  const member = ({ engine }: Person, of: Person) =>
    engine.room.value?.members.find(({ name }) => name === of.signaling.session.value?.name);
  const shows = (person: Person, of: Person) => until(() => member(person, of)?.screen);
  const showsNot = (person: Person, of: Person) =>
    until(() => member(person, of)?.screen === false);

  /** What arrives from somebody in a slot. */
  const arriving = (person: Person, of: Person, slot: Slot) =>
    person.engine.room.value?.carrier.streams.value.get(member(person, of)?.id ?? '')?.[slot];

  /** Resolves when the picture of somebody’s screen arrives and moves. */
  async function pictureAt(person: Person, of: Person): Promise<void> {
    await shows(person, of);
    const track = await until(() => arriving(person, of, 'screen'));
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = new MediaStream([track]);
    void video.play();
    await eventually(() => video.videoWidth > 2 && video.currentTime > 0);
    video.srcObject = null;
  }

  const senders = () =>
    seen.connections.flatMap((connection) => connection.getSenders().map(({ track }) => track));
  const offersMade = () => seen.connections.map(({ localDescription }) => localDescription?.sdp);

  it('arrives with its sound, negotiates nothing, and is gone when it is stopped', async () => {
    await talk(alice, bob);
    const before = offersMade();
    await alice.engine.set('screen', true);
    await pictureAt(bob, alice);
    expect(member(bob, alice)?.['screen-audio']).to.equal(true);
    const sound = arriving(bob, alice, 'screen-audio');
    await eventually(async () => {
      const [report] = (await bob.engine.room.value?.carrier.sample())?.values() ?? [];
      return [...(report?.values() ?? [])].some(
        (stat) =>
          stat.type === 'inbound-rtp' &&
          stat.trackIdentifier === sound?.id &&
          stat.totalAudioEnergy > 0,
      );
    });
    expect(offersMade()).to.deep.equal(before);
    await alice.engine.set('screen', false);
    await showsNot(bob, alice);
    expect(member(bob, alice)?.['screen-audio']).to.equal(false);
    expect(captured.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
    await eventually(() => !senders().some((track) => track && captured.includes(track)));
  });

  it('that the browser’s own bar ends is over for everybody', async () => {
    await talk(alice, bob);
    await alice.engine.set('screen', true);
    await shows(bob, alice);
    captured[0]?.stop();
    captured[0]?.dispatchEvent(new Event('ended'));
    await showsNot(bob, alice);
    expect(captured.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
  });

  it('is replaced by something else on the same senders, on and on for the others', async () => {
    await talk(alice, bob);
    await alice.engine.set('screen', true);
    await pictureAt(bob, alice);
    const [first] = captured;
    const sender = seen.connections
      .flatMap((connection) => connection.getSenders())
      .find(({ track }) => track === first);
    const said: unknown[] = [];
    bob.engine.facts.on('call-notice', ({ code }) => said.push(code));
    await alice.engine.room.value?.screen.share();
    await eventually(() => sender?.track === captured[2]);
    await pictureAt(bob, alice);
    expect([first?.readyState, captured[2]?.readyState]).to.deep.equal(['ended', 'live']);
    expect(said).to.deep.equal([]);
  });

  it('is seen by who comes later, and by all of three', async () => {
    const carol = await stage.person('carol');
    for (const { engine } of [alice, bob]) await engine.join('tea');
    await until(() => isLinked(alice.engine));
    await alice.engine.set('screen', true);
    await pictureAt(bob, alice);
    await carol.engine.join('tea');
    await pictureAt(carol, alice);
    await bob.engine.set('screen', true);
    await pictureAt(alice, bob);
    await pictureAt(carol, bob);
    await shows(carol, alice);
  });

  it('is not captured on when its member hangs up, or the other ends the call', async () => {
    for (const end of [alice, bob]) {
      await talk(alice, bob);
      await alice.engine.set('screen', true);
      await shows(bob, alice);
      await end.engine.hangUp();
      await until(() => !alice.engine.room.value && !bob.engine.room.value);
      expect(captured.every(({ readyState }) => readyState === 'ended')).to.equal(true);
    }
    expect(captured).to.have.length(4);
  });

  it('goes on while the server is away, and is still told of afterwards', async () => {
    await talk(alice, bob);
    alice.signaling.drop();
    await alice.engine.set('screen', true);
    await until(() => member(bob, alice)?.connected === false);
    alice.signaling.restore();
    await pictureAt(bob, alice);
  });

  it('is not sent, nor is anything else, while the call is on hold, and is again afterwards', async () => {
    await talk(alice, bob);
    await alice.engine.set('screen', true);
    await pictureAt(bob, alice);
    alice.engine.hold(true);
    await showsNot(bob, alice);
    const { microphone } = alice.engine.sources;
    const sent = () => senders().filter((track) => track && captured.includes(track));
    await eventually(
      () => sent().length === 0 && !senders().includes(microphone.track.value ?? null),
    );
    expect(captured[0]?.readyState).to.equal('live');
    alice.engine.hold(false);
    await pictureAt(bob, alice);
  });

  it('is told of, to who was there and to who comes later', async () => {
    const carol = await stage.person('carol');
    const said: string[] = [];
    const note = (person: Person) => {
      const whose = person.signaling.session.value?.name;
      person.engine.facts.on('call-notice', (notice) => {
        if (!notice.code.includes('screen')) return;
        said.push(`${whose}: ${notice.code} ${'name' in notice ? notice.name : ''}`.trim());
      });
    };
    for (const person of [alice, bob, carol]) note(person);
    for (const { engine } of [alice, bob]) await engine.join('tea');
    await until(() => isLinked(alice.engine));
    await alice.engine.set('screen', true);
    await until(() => member(bob, alice)?.screen && member(alice, alice)?.screen);
    await carol.engine.join('tea');
    await shows(carol, alice);
    await eventually(() => said.length === 3);
    await alice.engine.set('screen', false);
    await Promise.all([alice, bob, carol].map((person) => showsNot(person, alice)));
    expect(said.sort()).to.deep.equal([
      'alice: own-screen-shared',
      'alice: own-screen-stopped',
      'bob: screen-shared alice',
      'bob: screen-stopped alice',
      'carol: screen-shared alice',
      'carol: screen-stopped alice',
    ]);
  });

  it('cannot be shared without a call', async () => {
    const error = await alice.engine.set('screen', true).catch((thrown) => thrown);
    expect(error).to.include({ code: 'wrong-state' });
    expect(captured).to.deep.equal([]);
  });

  it('says what is in each track, for encoders to know what to keep', async () => {
    await talk(alice, bob);
    await alice.engine.set('camera', true);
    await alice.engine.set('screen', true);
    const { sources, room } = alice.engine;
    const tracks = room.value?.screen.tracks.value;
    const hints = [
      sources.microphone.track.value,
      sources.camera.track.value,
      tracks?.screen,
      tracks?.['screen-audio'],
    ].map((track) => track?.contentHint);
    expect(hints).to.deep.equal(['speech', 'motion', 'detail', 'music']);
  });
});
