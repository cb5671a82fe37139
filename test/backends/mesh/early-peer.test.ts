import { expect } from '@open-wc/testing';
import { EarlyPeer } from '../../../src/backends/mesh/early-peer.ts';
import { MeshPreconnections } from '../../../src/backends/mesh/preconnections.ts';
import { withoutAddresses } from '../../../src/backends/mesh/without-addresses.ts';
import type { PeerSignal } from '../../../src/protocol/peer.ts';
import type { Slot } from '../../../src/protocol/slot.ts';
import { movingCanvas } from '../../../src/testing/moving-canvas.ts';
import { spy } from '../../support/peers.ts';
import { eventually } from '../../support/until.ts';

describe('a peer of before the answer', () => {
  let seen: ReturnType<typeof spy>;
  beforeEach(() => {
    seen = spy();
  });
  afterEach(() => seen.stop());

  const how = { iceServers: [], icePolicy: 'all', connects: false } as const;
  const configuration: RTCConfiguration = {
    iceServers: [],
    iceTransportPolicy: 'all',
    bundlePolicy: 'max-bundle',
  };
  const tracks = () => new Map<Slot, MediaStreamTrack | null>([['camera', movingCanvas('test')]]);

  /** A device that rings and the caller, with all that either has said. `way` loses what it answers false for. */
  function ring(way: (signal: PeerSignal) => boolean = () => true) {
    const said: PeerSignal[] = [];
    const peers: { device?: EarlyPeer; caller?: EarlyPeer } = {};
    const carry = (to: 'device' | 'caller') => (signal: PeerSignal) => {
      said.push(signal);
      if (way(signal)) setTimeout(() => peers[to]?.peer.receive(structuredClone(signal)));
    };
    const device = new EarlyPeer({ ...how, offers: true, polite: true, send: carry('caller') });
    const caller = new EarlyPeer({ ...how, offers: false, polite: false, send: carry('device') });
    Object.assign(peers, { device, caller });
    /** The room goes on with both. */
    const answer = () => {
      const straight = (to: EarlyPeer) => (signal: PeerSignal) =>
        void setTimeout(() => to.peer.receive(structuredClone(signal)));
      device.adopt({ configuration, tracks: tracks(), send: straight(caller) });
      caller.adopt({ configuration, tracks: tracks(), send: straight(device) });
    };
    return { said, device, caller, answer };
  }
  const isAgreed = () =>
    seen.connections.length === 2 &&
    seen.connections.every(
      ({ signalingState, remoteDescription }) => signalingState === 'stable' && remoteDescription,
    );
  const isGathered = () =>
    seen.connections.every(({ iceGatheringState }) => iceGatheringState === 'complete');
  const isConnected = ({ peer }: EarlyPeer) => peer.link.value === 'connected';

  it('agrees on everything and tells nobody where it is, until the answer', async () => {
    const { said, device, caller, answer } = ring();
    await eventually(() => isAgreed() && isGathered());
    expect(said.map(({ kind }) => kind)).to.deep.equal(['offer', 'answer']);
    for (const signal of said) {
      if (signal.kind === 'candidate') continue;
      expect(signal.sdp).not.to.include('a=candidate');
      expect(/^c=IN IP4 (?!0\.0\.0\.0)/m.test(signal.sdp)).to.equal(false);
    }
    for (const { connectionState } of seen.connections) expect(connectionState).to.equal('new');
    answer();
    await eventually(() => isConnected(device) && isConnected(caller));
    expect(seen.connections).to.have.length(2);
    expect(seen.warnings).to.deep.equal([]);
  });

  it('connects though it is answered before anything was agreed on, or what was said is lost', async () => {
    for (const lost of [() => true, () => false]) {
      const { device, caller, answer } = ring(lost);
      answer();
      await eventually(() => isConnected(device) && isConnected(caller));
      device.peer.close();
      caller.peer.close();
    }
  });

  it('is closed with the ringing, also where a room had looked for it before it was there', () => {
    const early = new MeshPreconnections();
    const connection = () => seen.connections.at(-1)?.signalingState;
    const open = () => early.open('one', { ...how, offers: false, polite: false, send: () => {} });
    expect(early.take('one')).to.equal(undefined);
    open();
    early.close('one');
    expect(connection()).to.equal('closed');
    open();
    const taken = early.take('one');
    expect(early.take('one')).to.equal(undefined);
    early.close('one');
    // It is the room's.
    expect(connection()).to.equal('stable');
    taken?.peer.close();
  });

  it('takes addresses out of a description, and leaves what is refused refused', () => {
    const sdp = [
      'v=0',
      'm=audio 53123 UDP/TLS/RTP/SAVPF 111',
      'c=IN IP4 192.0.2.7',
      'a=rtcp:53124 IN IP4 192.0.2.7',
      'a=candidate:1 1 udp 2122260223 192.0.2.7 53123 typ host',
      'a=end-of-candidates',
      'm=video 0 UDP/TLS/RTP/SAVPF 96',
      'c=IN IP6 2001:db8::7',
      '',
    ];
    expect(withoutAddresses(sdp.join('\r\n')).split('\r\n')).to.deep.equal([
      'v=0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'c=IN IP4 0.0.0.0',
      'a=rtcp:9 IN IP4 0.0.0.0',
      'm=video 0 UDP/TLS/RTP/SAVPF 96',
      'c=IN IP4 0.0.0.0',
      '',
    ]);
  });
});
