import { Peer, type PeerSettings } from '../../src/backends/mesh/peer.ts';
import type { PeerSignal } from '../../src/protocol/peer.ts';
import type { Slot } from '../../src/protocol/slot.ts';
import { movingCanvas } from '../../src/testing/moving-canvas.ts';

/** Decides what becomes of a signal on its way: itself, others in its place, or nothing. */
export type Way = (signal: PeerSignal) => readonly PeerSignal[];
const straight: Way = (signal) => [signal];

/** Notes the peer connections that are made, and the warnings that are logged, until it is told to stop. */
export function spy() {
  const { RTCPeerConnection: Real } = globalThis;
  const { warn } = console;
  const connections: RTCPeerConnection[] = [];
  const warnings: unknown[][] = [];
  console.warn = (...what) => void warnings.push(what);
  globalThis.RTCPeerConnection = class extends Real {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
  return {
    connections,
    warnings,
    stop() {
      globalThis.RTCPeerConnection = Real;
      console.warn = warn;
      for (const connection of connections) connection.close();
    },
  };
}

/** A peer that sends a moving picture. */
export function peer(settings: Partial<PeerSettings> & Pick<PeerSettings, 'send'>): Peer {
  return new Peer({
    configuration: {},
    offers: false,
    polite: false,
    tracks: new Map<Slot, MediaStreamTrack | null>([['camera', movingCanvas('test')]]),
    ...settings,
  });
}

/** Two peers whose signals take these ways to each other, each in a task of its own as over a network. */
export function pair(
  settings: { a?: Partial<PeerSettings>; b?: Partial<PeerSettings> } = {},
  { toA = straight, toB = straight }: { toA?: Way; toB?: Way } = {},
) {
  const peers: { a?: Peer; b?: Peer } = {};
  const carry = (to: 'a' | 'b', way: Way) => (signal: PeerSignal) => {
    for (const one of way(structuredClone(signal))) setTimeout(() => peers[to]?.receive(one));
  };
  const a = peer({ offers: true, ...settings.a, send: carry('b', toB) });
  peers.a = a;
  const b = peer({ polite: true, ...settings.b, send: carry('a', toA) });
  peers.b = b;
  return { a, b };
}

/** The ICE user name fragment of a connection's own side. */
export const fragmentOf = ({ localDescription }: RTCPeerConnection): string | undefined =>
  /a=ice-ufrag:(.+)\r/.exec(localDescription?.sdp ?? '')?.[1];
