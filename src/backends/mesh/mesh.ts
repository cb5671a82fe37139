import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { after } from '../../base/timers.ts';
import { watch } from '../../base/watch.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { PeerSignal, RelayedSignal } from '../../protocol/peer.ts';
import type { IceServer } from '../../protocol/room.ts';
import type { Slot } from '../../protocol/slot.ts';
import type { BackendContext, Limits, LinkState, MediaBackend, Seen, Tracks } from '../backend.ts';
import type { Adapting } from './adapting.ts';
import type { EarlyPeer } from './early-peer.ts';
import { CROWD, type Wanted, wantedPeers } from './mesh-state.ts';
import { Peer } from './peer.ts';
import { comesIn, levelOf } from './transceivers.ts';

/** Milliseconds after the answer until a connection by a relay looks for a better way. */
const SETTLES = 2_000;

const ALL: Seen = {};

interface Entry extends Wanted {
  readonly peer: Peer;
}

/** A full mesh: one peer connection to each of the others. */
export class Mesh implements MediaBackend {
  readonly streams: ReadonlySignal<ReadonlyMap<MemberId, Tracks>>;
  readonly links: ReadonlySignal<ReadonlyMap<MemberId, LinkState>>;
  readonly #peers = signal<ReadonlyMap<MemberId, Entry>>(new Map());
  readonly #published = new Map<Slot, MediaStreamTrack | null>();
  readonly #context: BackendContext;
  readonly #closed = new AbortController();
  readonly #seen = signal<ReadonlyMap<MemberId, Seen>>(new Map());
  readonly #limits = signal<Limits>({ quality: 'auto', isSaving: false });
  #adapting: Promise<Adapting> | undefined;
  #iceServers: readonly IceServer[];

  constructor(context: BackendContext) {
    this.#context = context;
    this.#iceServers = context.iceServers;
    this.streams = computed(() => this.#each((peer) => peer.tracks.value));
    this.links = computed(() => this.#each((peer) => peer.link.value));
    context.onSignal((signal) => this.#receive(signal), this.#closed.signal);
    watch(() => this.#follow(context), this.#closed.signal);
    watch(() => {
      for (const [id, { peer }] of this.#peers.value)
        peer.sight.say(this.#seen.value.get(id) ?? ALL);
    }, this.#closed.signal);
  }

  async publish(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    if ((this.#published.get(slot) ?? null) === track) return;
    this.#published.set(slot, track);
    const peers = [...this.#peers.peek().values()];
    await Promise.all(peers.map(({ peer }) => peer.publish(slot, track)));
  }

  refresh(): void {
    for (const { peer } of this.#peers.peek().values()) peer.refresh();
  }

  configure(iceServers: readonly IceServer[]): void {
    this.#iceServers = iceServers;
    for (const { peer } of this.#peers.peek().values()) peer.configure(this.#configuration);
  }

  levels(): ReadonlyMap<MemberId, number> {
    const level = ({ peer }: Entry) => levelOf(peer.transceivers.get('microphone'));
    return new Map([...this.#peers.peek()].map(([id, entry]) => [id, level(entry)]));
  }

  arriving(): ReadonlySet<MemberId> {
    const peers = [...this.#peers.peek()];
    const coming = peers.filter(([, { peer }]) => [...peer.transceivers.values()].some(comesIn));
    return new Set(coming.map(([id]) => id));
  }

  prefer(seen: ReadonlyMap<MemberId, Seen>): void {
    this.#seen.value = seen;
  }

  limit(limits: Limits): void {
    this.#limits.value = limits;
  }

  async sample(): Promise<ReadonlyMap<MemberId, RTCStatsReport>> {
    const peers = [...this.#peers.peek()];
    const reports = new Map(
      await Promise.all(peers.map(async ([id, { peer }]) => [id, await peer.stats()] as const)),
    );
    void this.#adapt(reports);
    return reports;
  }

  close(): void {
    this.#closed.abort();
    for (const { peer } of this.#peers.peek().values()) peer.close();
    this.#peers.value = new Map();
  }

  #each<T>(read: (peer: Peer) => T): ReadonlyMap<MemberId, T> {
    return new Map([...this.#peers.value].map(([id, { peer }]) => [id, read(peer)]));
  }

  /** Keeps one peer for each of the others, as the room's document has them. */
  #follow({ me, members, isHeard }: BackendContext): void {
    if (!me.value) return;
    const wanted = wantedPeers(me.value, members.value);
    const before = this.#peers.peek();
    const after = new Map<MemberId, Entry>();
    for (const want of wanted) {
      const known = before.get(want.member);
      const stays = known?.pair === want.pair;
      after.set(want.member, stays ? known : { ...want, peer: this.#open(want) });
    }
    for (const [id, { peer }] of before) if (after.get(id)?.peer !== peer) peer.close();
    const isSame =
      before.size === after.size && [...after].every(([id, entry]) => before.get(id) === entry);
    if (!isSame) this.#peers.value = after;
    for (const { member, isThere } of wanted) {
      after.get(member)?.peer.reach(isThere && isHeard.value);
    }
  }

  #open({ member, instance, offers, polite }: Wanted): Peer {
    const settings = {
      configuration: this.#configuration,
      tracks: this.#published,
      isCrowd: this.#context.members.peek().filter(({ connected }) => connected).length >= CROWD,
      send: (signal: PeerSignal) => this.#context.send(member, signal),
    };
    // Of this backend's own, whose code is loaded where there are any.
    const ready = this.#context.preconnections?.()?.take(instance) as EarlyPeer | undefined;
    if (!ready) return new Peer({ ...settings, offers, polite });
    const peer = ready.adopt(settings);
    // Not at once: the way by the relay stands, and the first pictures are to have the processor to themselves.
    if (offers && ready.isRelayed && this.#context.icePolicy !== 'relay') {
      after(SETTLES, () => peer.refresh(), this.#closed.signal);
    }
    return peer;
  }

  get #configuration(): RTCConfiguration {
    return {
      iceServers: this.#iceServers as RTCIceServer[],
      iceTransportPolicy: this.#context.icePolicy,
      bundlePolicy: 'max-bundle',
    };
  }

  async #adapt(reports: ReadonlyMap<MemberId, RTCStatsReport>): Promise<void> {
    if (![...this.links.peek().values()].includes('connected')) return;
    const [peers, limits, until] = [this.#peers, this.#limits, this.#closed.signal];
    this.#adapting ??= import('./adapting.ts').then(
      ({ Adapting }) => new Adapting({ peers, limits, until }),
    );
    try {
      (await this.#adapting).look(reports);
    } catch {
      // Not loaded, for want of a network: asked for again with the next look.
      this.#adapting = undefined;
    }
  }

  #receive({ from, instance, signal }: RelayedSignal): void {
    const entry = this.#peers.peek().get(from);
    // From a page that this member has left meanwhile.
    if (entry?.instance !== instance) return;
    entry.peer.receive(signal);
  }
}
