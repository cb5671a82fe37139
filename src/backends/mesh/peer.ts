import { type ReadonlySignal, signal } from '@preact/signals-core';
import { log } from '../../base/log.ts';
import { queue } from '../../base/serial.ts';
import type { PeerSignal } from '../../protocol/peer.ts';
import type { Slot } from '../../protocol/slot.ts';
import type { LinkState, Tracks } from '../backend.ts';
import { encodeFirst } from './first-encodings.ts';
import { Mending } from './mending.ts';
import { linkState, type Remedy } from './recovery.ts';
import { SightChannel } from './sight-channel.ts';
import { adopt, fill, midsOf, speaksOf, type Transceivers, tracksOf } from './transceivers.ts';
import { withDtx } from './with-dtx.ts';

export interface PeerSettings {
  readonly configuration: RTCConfiguration;
  readonly offers: boolean;
  readonly polite: boolean;
  readonly tracks: ReadonlyMap<Slot, MediaStreamTrack | null>;
  readonly send: (signal: PeerSignal) => void;
  /** Whether so many come together that sound goes before pictures. */
  readonly isCrowd?: boolean;
}

/**
 * The RTCPeerConnection to one other member, negotiated by the perfect negotiation pattern (W3C WebRTC, section
 * 10.7). Every slot has its transceiver from the first offer on, so turning something on or off negotiates nothing.
 * All steps run through one queue: an offer in the making cannot be overtaken by one that arrives. A connection that
 * nothing mends is followed by another, which its number tells both sides.
 */
export class Peer {
  /** What each side sees of the other. */
  readonly sight = new SightChannel();
  readonly #link = signal<LinkState>('connecting');
  readonly #tracks = signal<Tracks>({});
  readonly link: ReadonlySignal<LinkState> = this.#link;
  readonly tracks: ReadonlySignal<Tracks> = this.#tracks;
  #pc: RTCPeerConnection;
  #settings: PeerSettings;
  readonly transceivers: Transceivers = new Map();
  readonly #inTurn = queue();
  readonly #closed = new AbortController();
  readonly #mending = new Mending({
    look: () => ({
      state: this.#pc.connectionState,
      isUnanswered: this.#pc.signalingState === 'have-local-offer',
    }),
    mend: (how) => {
      this.#showLink();
      this.#step(() => this.#mend(how));
    },
    until: this.#closed.signal,
  });
  #number = 1;
  #offer = 0;
  #wasConnected = false;

  constructor(settings: PeerSettings) {
    this.#settings = settings;
    this.#pc = this.#connect();
    if (settings.offers) {
      this.#fill();
      // The browser's own asking comes as a task, behind all that the page draws when a call begins.
      this.negotiate();
    }
    this.#mending.schedule();
  }

  /** Takes what the other side said. */
  receive(signal: PeerSignal): void {
    this.#step(async () => {
      // Of a connection that was given up meanwhile. Of one that is yet to come only the offer says enough.
      const isLater = signal.connection > this.#number;
      if (signal.connection < this.#number || (isLater && signal.kind !== 'offer')) return;
      if (isLater) this.#startAnew(signal.connection);
      if (signal.kind === 'offer') await this.#onOffer(signal);
      else if (signal.kind === 'answer') await this.#onAnswer(signal);
      else if (speaksOf(this.#pc.remoteDescription, signal.candidate.usernameFragment)) {
        await this.#pc.addIceCandidate(signal.candidate);
      }
    });
  }

  /** Sends what is in a slot from now on. A camera that is off will be small again: it costs nothing in that moment. */
  async publish(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    const sender = this.transceivers.get(slot)?.sender;
    if (slot === 'camera' && sender?.track && !track) encodeFirst(sender, slot);
    await sender?.replaceTrack(track);
  }

  /** Goes on in a room with what was connected before the answer. */
  adopt(settings: Omit<PeerSettings, 'offers' | 'polite'>): void {
    this.configure(settings.configuration);
    this.#settings = { ...this.#settings, ...settings };
    for (const [slot, track] of settings.tracks) if (track) void this.publish(slot, track);
    this.#mending.begin();
    // What was said last may have been lost on the way from the ringing into the room.
    if (this.#pc.signalingState === 'have-local-offer') this.#step(() => this.#mend('restart'));
  }

  /** Whether there is somebody on the other side: is connected, or can be. */
  get isThere(): boolean {
    return this.#mending.isReachable || this.#pc.connectionState === 'connected';
  }

  /** Whether signals get through to the other side: nothing can be mended before they do. */
  reach(isReachable: boolean): void {
    this.#mending.reach(isReachable);
  }

  /** Restarts ICE at once, since this side may be in another network now. */
  refresh(): void {
    this.#mending.refresh();
  }

  /** Other servers, or credentials: for what is gathered from now on (W3C WebRTC, section 4.4.1.6). */
  configure(configuration: RTCConfiguration): void {
    // Browsers take their time for it, even where nothing changes.
    if (JSON.stringify(configuration) === JSON.stringify(this.#settings.configuration)) return;
    this.#settings = { ...this.#settings, configuration };
    this.#pc.setConfiguration(configuration);
  }

  /** Agrees anew with the other side on how it is sent. */
  negotiate(): void {
    this.#step(() => this.#makeOffer());
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
    const pc = new RTCPeerConnection(this.#settings.configuration);
    pc.onnegotiationneeded = () => this.negotiate();
    pc.onicecandidate = ({ candidate }) => {
      // The end of candidates is a null or empty one; trickling peers find out by themselves (RFC 8838, section 14).
      if (!candidate?.candidate) return;
      const said = candidate.toJSON() as never;
      this.#settings.send({ kind: 'candidate', connection: this.#number, candidate: said });
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

  #fill(): void {
    const { tracks, isCrowd } = this.#settings;
    fill(this.#pc, this.transceivers, tracks, isCrowd);
    this.sight.open(this.#pc);
  }

  async #makeOffer(): Promise<void> {
    // Not stable: an offer of ours is out. The browser asks again when it is answered.
    if (this.#pc.signalingState !== 'stable') return;
    await this.#pc.setLocalDescription();
    this.#offer += 1;
    this.#say('offer', this.#offer);
    this.#mending.schedule();
  }

  async #onOffer({ sdp, mids, offer }: PeerSignal & { kind: 'offer' }): Promise<void> {
    // Transceivers that nobody has answered yet: our own first offer is out, or about to be.
    const isFirst = !this.#pc.remoteDescription && this.transceivers.size > 0;
    if ((isFirst || this.#pc.signalingState !== 'stable') && !this.#settings.polite) return;
    if (isFirst) this.#startAnew();
    await this.#pc.setRemoteDescription({ type: 'offer', sdp });
    const { tracks, isCrowd } = this.#settings;
    const adopted = adopt(this.#pc, this.transceivers, mids, isCrowd);
    // Not before: on its own it would ask for an offer of this side.
    if (adopted.length > 0) this.sight.open(this.#pc);
    const sent = adopted.map((slot) => this.publish(slot, tracks.get(slot) ?? null));
    // Which tracks are sent is no part of the answer, so it does not wait for them.
    const answered = this.#pc.setLocalDescription().then(() => this.#say('answer', offer));
    await Promise.all([answered, ...sent]);
    this.#tracks.value = tracksOf(this.transceivers);
    this.#mending.schedule();
  }

  async #onAnswer({ sdp, offer }: PeerSignal & { kind: 'answer' }): Promise<void> {
    if (offer !== this.#offer || this.#pc.signalingState !== 'have-local-offer') return;
    await this.#pc.setRemoteDescription({ type: 'answer', sdp });
    this.#tracks.value = tracksOf(this.transceivers);
    this.#mending.schedule();
  }

  /**
   * Another connection in place of this one: since nothing mends it, or to give up a first offer in favour of the other
   * side's. Rolling that back would leave its transceivers behind, which no later negotiation can use or get rid of:
   * browsers ask for one again and again.
   */
  #startAnew(number = this.#number): void {
    this.#disconnect();
    this.transceivers.clear();
    if (number !== this.#number) this.#mending.began();
    this.#number = number;
    this.#pc = this.#connect();
  }

  #say(kind: 'offer' | 'answer', offer: number): void {
    const sdp = this.#pc.localDescription?.sdp;
    if (!sdp) return;
    const mids = midsOf(this.transceivers);
    this.#settings.send({ kind, connection: this.#number, offer, sdp: withDtx(sdp), mids });
  }

  #onState(): void {
    this.#wasConnected ||= this.#pc.connectionState === 'connected';
    this.#mending.schedule();
    this.#showLink();
  }

  #showLink(): void {
    const { connectionState } = this.#pc;
    this.#link.value = linkState(connectionState, this.#wasConnected, this.#mending.tries);
  }

  async #mend(how: Remedy): Promise<void> {
    if (how === 'anew' && this.#pc.connectionState !== 'connected') {
      this.#startAnew(this.#number + 1);
      this.#fill();
      this.#mending.schedule();
    } else if (this.#pc.signalingState === 'have-local-offer') {
      // The offer or its answer was lost on the way. The same one again: there can be no newer one before its answer.
      this.#say('offer', this.#offer);
      // Without transceivers there is nothing to restart: the other side's first offer has yet to come.
    } else if (this.transceivers.size > 0) this.#pc.restartIce();
  }
}
