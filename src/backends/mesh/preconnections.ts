import type { PeerSignal } from '../../protocol/peer.ts';
import type { Preconnecting, Preconnections } from '../backend.ts';
import { Peer } from './peer.ts';

/** Peers of before the answer. They gather relays only, so that nobody's address is told, and send nothing. */
export class MeshPreconnections implements Preconnections {
  readonly #peers = new Map<string, Peer>();

  open(instance: string, { offers, polite, iceServers, send }: Preconnecting): void {
    if (this.#peers.has(instance)) return;
    const peer = new Peer({
      configuration: {
        iceServers: iceServers as RTCIceServer[],
        iceTransportPolicy: 'relay',
        bundlePolicy: 'max-bundle',
      },
      ...{ offers, polite, send },
      tracks: new Map(),
    });
    this.#peers.set(instance, peer);
  }

  receive(instance: string, signal: PeerSignal): void {
    this.#peers.get(instance)?.receive(signal);
  }

  take(instance: string): Peer | undefined {
    const peer = this.#peers.get(instance);
    this.#peers.delete(instance);
    return peer;
  }

  close(instance: string): void {
    this.take(instance)?.close();
  }
}
