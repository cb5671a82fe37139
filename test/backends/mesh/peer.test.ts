import { expect } from '@open-wc/testing';
import type { Peer } from '../../../src/backends/mesh/peer.ts';
import type { PeerSignal } from '../../../src/protocol/peer.ts';
import { SLOTS } from '../../../src/protocol/slot.ts';
import { fragmentOf, pair, peer, spy } from '../../support/peers.ts';
import { eventually, until } from '../../support/until.ts';

describe('two peers', () => {
  let seen: ReturnType<typeof spy>;
  beforeEach(() => {
    seen = spy();
  });
  afterEach(() => seen.stop());

  const connected = (...peers: Peer[]) =>
    Promise.all(peers.map((one) => until(() => one.link.value === 'connected')));

  async function sees(one: Peer) {
    await eventually(async () => {
      const stats = [...(await one.stats()).values()];
      return stats.some(
        ({ type, kind, framesDecoded }) =>
          type === 'inbound-rtp' && kind === 'video' && framesDecoded > 1,
      );
    });
  }

  it('connect though the first offer is lost, and the one who waits for it is to mend what is not there', async () => {
    let offers = 0;
    const lose = (signal: PeerSignal) => {
      if (signal.kind === 'offer') offers += 1;
      return signal.kind === 'offer' && offers === 1 ? [] : [signal];
    };
    const { a, b } = pair({}, { toB: lose });
    await eventually(() => offers === 1);
    for (const one of [b, a]) {
      one.reach(false);
      one.reach(true);
    }
    await connected(a, b);
    expect(seen.warnings).to.deep.equal([]);
  });

  it('connect, and see each other', async () => {
    const { a, b } = pair();
    await connected(a, b);
    await Promise.all([sees(a), sees(b)]);
    expect(a.tracks.value.microphone?.kind).to.equal('audio');
    expect(b.tracks.value.camera?.kind).to.equal('video');
    expect(seen.warnings).to.deep.equal([]);
  });

  it('connect when both make an offer at once', async () => {
    let offers = 0;
    const count = (signal: PeerSignal) => {
      if (signal.kind === 'offer') offers += 1;
      return [signal];
    };
    const { a, b } = pair({ b: { offers: true } }, { toA: count, toB: count });
    await connected(a, b);
    await Promise.all([sees(a), sees(b)]);
    // One from each side, and none because of what the one that gave way left behind.
    expect(offers).to.equal(2);
    const open = seen.connections.filter(({ signalingState }) => signalingState !== 'closed');
    expect(open.length).to.equal(2);
    for (const connection of open) {
      await eventually(() => connection.signalingState === 'stable');
      const inUse = connection.getTransceivers().filter(({ mid }) => mid !== null);
      expect(inUse.map(({ currentDirection }) => currentDirection)).to.deep.equal(
        SLOTS.map(() => 'sendrecv'),
      );
    }
    // The candidates of the offer that gave way came too, and were nobody's.
    expect(seen.warnings).to.deep.equal([]);
  });

  it('drop the answer to an older offer', async () => {
    const answered = Promise.withResolvers<PeerSignal>();
    const stranger = peer({
      polite: true,
      send: (signal) => signal.kind === 'answer' && answered.resolve(signal),
    });
    let first: PeerSignal | undefined;
    const { a, b } = pair(
      {},
      {
        toB(signal) {
          if (signal.kind === 'offer' && !first) stranger.receive(signal);
          first ??= signal;
          return [];
        },
      },
    );
    // A right answer, but by its number to an offer before this one: it would connect to the stranger.
    a.receive({ ...(await answered.promise), offer: 7 } as PeerSignal);
    b.receive(first!);
    const [, connection, other] = seen.connections;
    const remote = await eventually(() => connection?.remoteDescription);
    expect(remote.sdp.includes(`a=ice-ufrag:${fragmentOf(other!)}`)).to.equal(true);
  });

  it('connect although the first offer, or its answer, is lost', async function () {
    this.timeout(30_000);
    const lost = (kind: PeerSignal['kind']) => {
      let isLost = false;
      return (signal: PeerSignal) => {
        if (isLost || signal.kind !== kind) return [signal];
        isLost = true;
        return [];
      };
    };
    const offerless = pair({}, { toB: lost('offer') });
    const answerless = pair({}, { toA: lost('answer') });
    await connected(offerless.a, offerless.b, answerless.a, answerless.b);
  });

  it('restart ICE by themselves when the connection has failed', async () => {
    const { a, b } = pair();
    await connected(a, b);
    const [connection] = seen.connections;
    const before = seen.connections.map(fragmentOf);
    // No network can be cut inside of a page: the browser is made to say so.
    Object.defineProperty(connection, 'connectionState', { value: 'failed', configurable: true });
    connection?.dispatchEvent(new Event('connectionstatechange'));
    expect(a.link.value).to.equal('failed');
    await eventually(() =>
      seen.connections.every((one, index) => fragmentOf(one) !== before[index]),
    );
    Reflect.deleteProperty(connection!, 'connectionState');
    await eventually(() => connection?.connectionState === 'connected');
    connection?.dispatchEvent(new Event('connectionstatechange'));
    expect(a.link.value).to.equal('connected');
  });

  it('begin another connection together when no restart helps, and hear no more of the old one', async function () {
    this.timeout(30_000);
    let isBroken = false;
    const old: PeerSignal[] = [];
    const answers: PeerSignal[] = [];
    // Nothing of the first connection gets through any more.
    const way = (signal: PeerSignal) => {
      if (signal.kind === 'answer') answers.push(signal);
      if (!isBroken || signal.connection > 1) return [signal];
      if (signal.kind === 'offer') old.push(signal);
      return [];
    };
    const { a, b } = pair({}, { toA: way, toB: way });
    await connected(a, b);
    isBroken = true;
    // Both sides notice: their new offers cross, and one gives way.
    const first = [...seen.connections];
    for (const connection of first) {
      Object.defineProperty(connection, 'connectionState', { value: 'failed', configurable: true });
      connection.dispatchEvent(new Event('connectionstatechange'));
    }
    expect([a.link.value, b.link.value]).to.deep.equal(['failed', 'failed']);
    await connected(a, b);
    await Promise.all([sees(a), sees(b)]);
    expect(first.map(({ signalingState }) => signalingState)).to.deep.equal(['closed', 'closed']);
    const open = () =>
      seen.connections.filter(({ signalingState }) => signalingState !== 'closed').length;
    expect(open()).to.equal(2);
    const count = answers.length;
    b.receive(old[0]!);
    a.receive(old[0]!);
    // The queue of each is through with them once the next step is.
    await Promise.all([a.publish('camera', null), sees(a)]);
    expect(answers).to.have.length(count);
    expect([open(), a.link.value, b.link.value]).to.deep.equal([2, 'connected', 'connected']);
  });

  it('take other servers for what is gathered from then on', async () => {
    const { a, b } = pair();
    await connected(a, b);
    const iceServers = [{ urls: ['turn:turn.example.org'], username: 'u', credential: 'c' }];
    a.configure({ iceServers });
    expect(seen.connections[0]?.getConfiguration().iceServers?.[0]?.username).to.equal('u');
    expect(a.link.value).to.equal('connected');
  });

  it('turn a slot on without negotiating', async () => {
    const offers: PeerSignal[] = [];
    const { a, b } = pair(
      { a: { tracks: new Map() } },
      {
        toB(signal) {
          if (signal.kind === 'offer') offers.push(signal);
          return [signal];
        },
      },
    );
    await connected(a, b);
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    await a.publish('camera', canvas.captureStream(10).getVideoTracks()[0]!);
    await a.publish('camera', null);
    expect(offers).to.have.length(1);
  });
});
