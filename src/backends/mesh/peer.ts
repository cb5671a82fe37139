import { type ReadonlySignal, signal } from '@preact/signals-core';
import { log } from '../../base/log.ts';
import { queue } from '../../base/serial.ts';
import { after } from '../../base/timers.ts';
import type { PeerSignal } from '../../protocol/peer.ts';
import { SLOTS, type Slot } from '../../protocol/slot.ts';
import type { LinkState, Tracks } from '../backend.ts';
import { linkState, mendAfter } from './recovery.ts';
import { KIND, midsOf, speaksOf, type Transceivers } from './transceivers.ts';

export interface PeerSettings {
  readonly configuration: RTCConfiguration;
  readonly offers: boolean;
  readonly polite: boolean;
  readonly tracks: ReadonlyMap<Slot, MediaStreamTrack | null>;
  readonly send: (signal: PeerSignal) => void;
}

/**
 * One RTCPeerConnection to one other member, negotiated by the perfect negotiation pattern (W3C WebRTC, section
 * 10.7). Every slot has its transceiver from the first offer on, so turning something on or off negotiates nothing.
 * All steps run through one queue: an offer in the making cannot be overtaken by one that arrives.
 */
export class Peer {
  readonly link: ReadonlySignal<LinkState>;
  readonly tracks: ReadonlySignal<Tracks>;
  readonly #link = signal<LinkState>('connecting');
  readonly #tracks = signal<Tracks>({});
  #pc: RTCPeerConnection;
  readonly #settings: PeerSettings;
  readonly #transceivers: Transceivers = new Map();
  readonly #inTurn = queue();
  readonly #closed = new AbortController();
  #offer = 0;
  #tries = 0;
  #wasConnected = false;
  #waiting: AbortController | undefined;

  constructor(settings: PeerSettings) {
    this.#settings = settings;
    this.link = this.#link;
    this.tracks = this.#tracks;
    this.#pc = this.#connect();
    if (settings.offers) for (const slot of SLOTS) this.#addTransceiver(slot);
    this.#scheduleMending();
  }

  /** Takes what the other side said. */
  receive(signal: PeerSignal): void {
    this.#step(async () => {
      if (signal.kind === 'offer') await this.#onOffer(signal);
      else if (signal.kind === 'answer') await this.#onAnswer(signal);
      else if (speaksOf(this.#pc.remoteDescription, signal.candidate.usernameFragment)) {
        await this.#pc.addIceCandidate(signal.candidate);
      }
    });
  }

  async publish(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    await this.#transceivers.get(slot)?.sender.replaceTrack(track);
  }

  stats(): Promise<RTCStatsReport> {
    return this.#pc.getStats();
  }

  close(): void {
    this.#closed.abort();
    this.#disconnect();
    this.#tracks.value = {};
  }

  #connect(): RTCPeerConnection {
    const { configuration, send } = this.#settings;
    const pc = new RTCPeerConnection(configuration);
    pc.onnegotiationneeded = () => this.#step(() => this.#makeOffer());
    pc.onicecandidate = ({ candidate }) => {
      // The end of candidates is a null or empty one; trickling peers find out by themselves (RFC 8838, section 14).
      if (candidate?.candidate) send({ kind: 'candidate', candidate: candidate.toJSON() as never });
    };
    pc.onconnectionstatechange = () => this.#onState();
    return pc;
  }

  #disconnect(): void {
    this.#pc.onnegotiationneeded = null;
    this.#pc.onicecandidate = null;
    this.#pc.onconnectionstatechange = null;
    this.#pc.close();
  }

  /** One step of the negotiation. A step that fails leaves the connection as it was, and recovery sees to it. */
  #step(step: () => Promise<void>): void {
    void this.#inTurn(async () => {
      if (!this.#closed.signal.aborted) await step();
    }).catch((error) => {
      if (!this.#closed.signal.aborted) log.warn('a negotiation step failed', error);
    });
  }

  #addTransceiver(slot: Slot): void {
    const track = this.#settings.tracks.get(slot) ?? KIND[slot];
    this.#transceivers.set(slot, this.#pc.addTransceiver(track, { direction: 'sendrecv' }));
  }

  async #makeOffer(): Promise<void> {
    // Not stable: an offer of ours is out. The browser asks again when it is answered.
    if (this.#pc.signalingState !== 'stable') return;
    await this.#pc.setLocalDescription();
    this.#offer += 1;
    this.#say('offer', this.#offer);
    this.#scheduleMending();
  }

  async #onOffer({ sdp, mids, offer }: PeerSignal & { kind: 'offer' }): Promise<void> {
    // Transceivers that nobody has answered yet: our own first offer is out, or about to be.
    const isFirst = !this.#pc.remoteDescription && this.#transceivers.size > 0;
    const crosses = isFirst || this.#pc.signalingState !== 'stable';
    if (crosses && !this.#settings.polite) return;
    if (isFirst) this.#startAnew();
    await this.#pc.setRemoteDescription({ type: 'offer', sdp });
    await this.#adopt(mids);
    await this.#pc.setLocalDescription();
    this.#say('answer', offer);
    this.#receiveTracks();
    this.#scheduleMending();
  }

  async #onAnswer({ sdp, offer }: PeerSignal & { kind: 'answer' }): Promise<void> {
    if (offer !== this.#offer || this.#pc.signalingState !== 'have-local-offer') return;
    await this.#pc.setRemoteDescription({ type: 'answer', sdp });
    this.#receiveTracks();
    this.#scheduleMending();
  }

  /**
   * Gives up a first offer in favour of the other side's. Rolling back would leave its transceivers behind, which no
   * later negotiation can use or get rid of: browsers ask for one again and again.
   */
  #startAnew(): void {
    this.#disconnect();
    this.#transceivers.clear();
    this.#pc = this.#connect();
  }

  /** Takes over the transceivers that an offer brought, and sends through them what this side has. */
  async #adopt(mids: Readonly<Record<string, Slot>>): Promise<void> {
    for (const transceiver of this.#pc.getTransceivers()) {
      const slot = transceiver.mid === null ? undefined : mids[transceiver.mid];
      if (slot === undefined || this.#transceivers.get(slot) === transceiver) continue;
      this.#transceivers.set(slot, transceiver);
      transceiver.direction = 'sendrecv';
      await transceiver.sender.replaceTrack(this.#settings.tracks.get(slot) ?? null);
    }
  }

  #receiveTracks(): void {
    const entries = [...this.#transceivers].map(([slot, { receiver }]) => [slot, receiver.track]);
    this.#tracks.value = Object.fromEntries(entries) as Tracks;
  }

  #say(kind: 'offer' | 'answer', offer: number): void {
    const sdp = this.#pc.localDescription?.sdp;
    if (sdp) this.#settings.send({ kind, offer, sdp, mids: midsOf(this.#transceivers) });
  }

  #onState(): void {
    const { connectionState } = this.#pc;
    if (connectionState === 'connected') {
      this.#wasConnected = true;
      this.#tries = 0;
    }
    this.#showLink();
    this.#scheduleMending();
  }

  #showLink(): void {
    this.#link.value = linkState(this.#pc.connectionState, this.#wasConnected, this.#tries);
  }

  #scheduleMending(): void {
    this.#waiting?.abort();
    const isUnanswered = this.#pc.signalingState === 'have-local-offer';
    const wait = mendAfter(this.#pc.connectionState, this.#tries, isUnanswered);
    if (wait === undefined) return;
    this.#waiting = new AbortController();
    after(
      wait,
      () => {
        if (this.#pc.connectionState !== 'connected') this.#tries += 1;
        this.#showLink();
        this.#step(() => this.#mend());
        // Still failed after a try: no change of state will come to say so.
        this.#scheduleMending();
      },
      AbortSignal.any([this.#waiting.signal, this.#closed.signal]),
    );
  }

  async #mend(): Promise<void> {
    if (this.#pc.signalingState === 'have-local-offer') {
      // The offer or its answer was lost on the way. The same one again: there can be no newer one before its answer.
      this.#say('offer', this.#offer);
    } else this.#pc.restartIce();
  }
}
