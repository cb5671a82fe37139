import type { PeerSignal } from '../../protocol/peer.ts';
import type { Preconnecting } from '../backend.ts';
import { Peer, type PeerSettings } from './peer.ts';
import { withoutAddresses } from './without-addresses.ts';

/**
 * A peer of before the answer, which sends no media. Both sides agree on all but where they are, which they keep to
 * themselves; or, where they are to be connected, they tell relays only.
 */
export class EarlyPeer {
  readonly peer: Peer;
  readonly isRelayed: boolean;
  /** The candidates that nobody has been told. */
  readonly #kept: PeerSignal[] = [];

  constructor({ offers, polite, iceServers, icePolicy, connects, send }: Preconnecting) {
    this.isRelayed = connects;
    this.peer = new Peer({
      configuration: {
        iceServers: iceServers as RTCIceServer[],
        iceTransportPolicy: connects ? 'relay' : icePolicy,
        bundlePolicy: 'max-bundle',
      },
      ...{ offers, polite },
      tracks: new Map(),
      send: connects ? send : (signal) => this.#tell(signal, send),
    });
    // There is nothing to mend before there is an answer.
    this.peer.reach(false);
  }

  /** Goes on in a room. */
  adopt(settings: Omit<PeerSettings, 'offers' | 'polite'>): Peer {
    for (const candidate of this.#kept.splice(0)) settings.send(candidate);
    this.peer.adopt(settings);
    return this.peer;
  }

  #tell(signal: PeerSignal, send: (signal: PeerSignal) => void): void {
    if (signal.kind === 'candidate') this.#kept.push(signal);
    else send({ ...signal, sdp: withoutAddresses(signal.sdp) });
  }
}
