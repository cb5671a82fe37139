import type { PeerSignal } from '../../protocol/peer.ts';
import type { Preconnecting, Preconnections } from '../backend.ts';
import { EarlyPeer } from './early-peer.ts';

/** Peers of before the answer, by the instances of the other pages. */
export class MeshPreconnections implements Preconnections {
  readonly #peers = new Map<string, EarlyPeer>();
  /** Those with which a room goes on: what was said to them while it rang may still be on its way. */
  readonly #taken = new Set<string>();

  open(instance: string, how: Preconnecting): void {
    if (!this.#peers.has(instance)) this.#peers.set(instance, new EarlyPeer(how));
  }

  receive(instance: string, signal: PeerSignal): void {
    this.#peers.get(instance)?.peer.receive(signal);
  }

  take(instance: string): EarlyPeer | undefined {
    const early = this.#taken.has(instance) ? undefined : this.#peers.get(instance);
    if (early) this.#taken.add(instance);
    return early;
  }

  close(instance: string): void {
    if (!this.#taken.delete(instance)) this.#peers.get(instance)?.peer.close();
    this.#peers.delete(instance);
  }
}
