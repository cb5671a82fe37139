import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type {
  BackendContext,
  LinkState,
  MediaBackend,
  OpenBackend,
  Preconnections,
  Tracks,
} from '../../backends/backend.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { RelayedSignal } from '../../protocol/peer.ts';
import type { IceServer, JoinReply } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { RoomState } from './room-state.ts';
import type { Roster } from './roster.ts';

interface Parts {
  readonly joined: JoinReply;
  readonly roster: Roster;
  readonly signaling: Signaling;
  readonly openBackend: OpenBackend;
  readonly icePolicy: RTCIceTransportPolicy;
  readonly preconnections?: () => Preconnections | undefined;
  readonly state: ReadonlySignal<RoomState>;
  readonly until: AbortSignal;
}

const NOBODY: ReadonlySet<MemberId> = new Set();
const NOTHING: ReadonlyMap<MemberId, never> = new Map<MemberId, never>();

/** The room's media backend, from before it is loaded until the room is over. */
export class Carrier {
  readonly streams: ReadonlySignal<ReadonlyMap<MemberId, Tracks>>;
  readonly links: ReadonlySignal<ReadonlyMap<MemberId, LinkState>>;
  /** The backend, once it is open. */
  readonly backend: ReadonlySignal<MediaBackend | undefined>;
  readonly #backend = signal<MediaBackend | undefined>();
  readonly #parts: Parts;
  #iceServers: readonly IceServer[];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.backend = this.#backend;
    this.#iceServers = parts.joined.iceServers;
    this.streams = computed(() => this.#backend.value?.streams.value ?? NOTHING);
    this.links = computed(() => this.#backend.value?.links.value ?? NOTHING);
  }

  /** Loads and opens the backend. What the others say meanwhile waits for it. */
  async open(): Promise<MediaBackend | undefined> {
    const { joined, roster, signaling, openBackend, icePolicy, preconnections, state, until } =
      this.#parts;
    const early: RelayedSignal[] = [];
    let deliver = (relayed: RelayedSignal): void => void early.push(relayed);
    const room = joined.room.info.id;
    signaling.on(
      'peer:relayed',
      (relayed) => {
        if (relayed.room === room) deliver(relayed);
      },
      until,
    );
    const context: BackendContext = {
      me: roster.me,
      members: roster.members,
      iceServers: this.#iceServers,
      icePolicy,
      preconnections,
      isHeard: computed(() => state.value.status === 'joined'),
      send(to, relayed) {
        // A signal that is lost leaves the link unconnected, which its recovery sees and mends.
        signaling.request('peer:relay', { room, to, signal: relayed }).catch(() => {});
      },
      onSignal(handler, ended) {
        deliver = handler;
        ended.addEventListener('abort', () => (deliver = () => {}), { once: true });
        // The backend has its members only once it is constructed.
        queueMicrotask(() => {
          for (const relayed of early.splice(0)) handler(relayed);
        });
      },
    };
    const opening = openBackend(joined.backend, context);
    const backend = opening instanceof Promise ? await opening : opening;
    if (until.aborted) {
      backend.close();
      return undefined;
    }
    until.addEventListener('abort', () => backend.close(), { once: true });
    this.#backend.value = backend;
    // Fresh ones may have come while it was loading.
    if (context.iceServers !== this.#iceServers) backend.configure(this.#iceServers);
    return backend;
  }

  /** Lets every link find its way again, since this device may be in another network now. */
  refresh(): void {
    this.#backend.peek()?.refresh();
  }

  /** Uses these ICE servers from now on. */
  configure(iceServers: readonly IceServer[]): void {
    if (iceServers === this.#iceServers) return;
    this.#iceServers = iceServers;
    this.#backend.peek()?.configure(iceServers);
  }

  /** How loud each of the others is right now. */
  levels(): ReadonlyMap<MemberId, number> {
    return this.#backend.peek()?.levels() ?? NOTHING;
  }

  /** From whom sound or pictures come in. */
  arriving(): ReadonlySet<MemberId> {
    return this.#backend.peek()?.arriving() ?? NOBODY;
  }

  /** The browser's statistics of each link. */
  async sample(): Promise<ReadonlyMap<MemberId, RTCStatsReport>> {
    return (await this.#backend.value?.sample()) ?? NOTHING;
  }
}
