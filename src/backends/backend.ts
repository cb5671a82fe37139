import type { ReadonlySignal } from '@preact/signals-core';
import type { MemberId } from '../protocol/ids.ts';
import type { PeerSignal, RelayedSignal } from '../protocol/peer.ts';
import type { Quality } from '../protocol/quality.ts';
import type { IceServer } from '../protocol/room.ts';
import type { Member } from '../protocol/room-doc.ts';
import type { Slot } from '../protocol/slot.ts';

/** A member's tracks as they arrive here. Whether a slot is on is for the room's document to say. */
export type Tracks = Readonly<Partial<Record<Slot, MediaStreamTrack>>>;

/**
 * The way to one member. `connecting`: not there yet. `reconnecting`: it was there and is being mended. `failed`:
 * nothing that was tried has worked; it goes on being tried.
 */
export type LinkState = 'connecting' | 'connected' | 'reconnecting' | 'failed';

/**
 * How many lines of somebody's pictures are seen here, which are the shorter side: 0 for none. What is missing may be as
 * large as it is.
 */
export type Seen = Readonly<Partial<Record<'camera' | 'screen', number | undefined>>>;

/** What limits all that this page sends. */
export interface Limits {
  readonly quality: Quality;
  /** Whether this device is short of energy, or its network of data. */
  readonly isSaving: boolean;
}

/** What carries media between the members of one room. */
export interface MediaBackend {
  /** What comes from each of the others. */
  readonly streams: ReadonlySignal<ReadonlyMap<MemberId, Tracks>>;
  /** How the way to each of the others is. */
  readonly links: ReadonlySignal<ReadonlyMap<MemberId, LinkState>>;
  /** Sends a track to everybody, or nothing. */
  publish(slot: Slot, track: MediaStreamTrack | null): Promise<void>;
  /** This device may be in another network now: every link is made to find its way again, at once. */
  refresh(): void;
  /** Other ICE servers, or fresh credentials for them: for all that is connected from now on. */
  configure(iceServers: readonly IceServer[]): void;
  /** How loud each of the others is right now, from 0 to 1 (W3C WebRTC, section 13.3). */
  levels(): ReadonlyMap<MemberId, number>;
  /** From whom sound or pictures have been played in the last seconds (W3C WebRTC, section 5.3). */
  arriving(): ReadonlySet<MemberId>;
  /** Says what is seen here of each of the others. Of whom nothing is said, everything may be. */
  prefer(seen: ReadonlyMap<MemberId, Seen>): void;
  /** Sends no more than that. */
  limit(limits: Limits): void;
  /**
   * The browser's statistics for each of the others (W3C WebRTC statistics). The backend adapts what it sends to what
   * is in them: once a second is often enough.
   */
  sample(): Promise<ReadonlyMap<MemberId, RTCStatsReport>>;
  close(): void;
}

/** How one connects with another page before there is a room. */
export interface Preconnecting {
  readonly offers: boolean;
  readonly polite: boolean;
  readonly iceServers: readonly IceServer[];
  readonly icePolicy: RTCIceTransportPolicy;
  /** Whether to connect at once, by relays alone. If not, all is agreed on but the addresses, which nobody is told. */
  readonly connects: boolean;
  readonly send: (signal: PeerSignal) => void;
}

/** Connections with other pages, by their instances, that are made while it rings. */
export interface Preconnections {
  open(instance: string, how: Preconnecting): void;
  receive(instance: string, signal: PeerSignal): void;
  /** What the room's backend goes on with: once, and closing it is the room's from then on. */
  take(instance: string): unknown;
  close(instance: string): void;
}

/** What a backend is told about the room that it carries. */
export interface BackendContext {
  /** This page's own member, and everybody. */
  readonly me: ReadonlySignal<Member | undefined>;
  readonly members: ReadonlySignal<readonly Member[]>;
  readonly iceServers: readonly IceServer[];
  readonly icePolicy: RTCIceTransportPolicy;
  /** Whether the server hears this page: what is sent meanwhile is lost. */
  readonly isHeard: ReadonlySignal<boolean>;
  /** What was connected before the answer. */
  readonly preconnections?: (() => Preconnections | undefined) | undefined;
  send(to: MemberId, signal: PeerSignal): void;
  onSignal(handler: (signal: RelayedSignal) => void, until: AbortSignal): void;
}

export type BackendName = 'mesh';
export type OpenPreconnections = () => Promise<Preconnections>;
/** Opens a backend; at once where its code is there, so that it need not wait for what is drawn meanwhile. */
export type OpenBackend = (
  name: BackendName,
  context: BackendContext,
) => MediaBackend | Promise<MediaBackend>;
