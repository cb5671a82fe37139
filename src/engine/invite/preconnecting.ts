import type { Preconnections } from '../../backends/backend.ts';
import { newId } from '../../base/new-id.ts';
import { queue } from '../../base/serial.ts';
import { after } from '../../base/timers.ts';
import type { InviteId } from '../../protocol/ids.ts';
import type { Invite, RelayedToInvite } from '../../protocol/invite.ts';
import { isAnswered } from '../../protocol/invite-says.ts';
import type { IceServer } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Preferences } from '../preferences.ts';

interface Parts {
  readonly signaling: Signaling;
  readonly preferences: Preferences;
  readonly ready: Preconnections;
  readonly until: AbortSignal;
}

/** Milliseconds for which a connection waits, after the ringing, for the room that goes on with it. */
const WAITS = 5_000;

/**
 * Negotiating with the other side while it rings, so that the answer only has to say where one is; and connecting, where
 * both want it and a TURN server keeps their addresses apart.
 */
export class Preconnecting {
  /** What there is, for the room that goes on with it. */
  readonly ready: Preconnections;
  /** This page's instance in each call that rings here, chosen before the answer. */
  readonly #own = new Map<InviteId, string>();
  /** The other pages' instances. */
  readonly #others = new Map<InviteId, Set<string>>();
  /** Those that have just stopped ringing. */
  readonly #ended = new Set<InviteId>();
  readonly #parts: Parts;
  readonly #inTurn = queue();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.ready = parts.ready;
    const { signaling, until } = parts;
    signaling.on('invite:relayed', (relayed) => this.#receive(relayed), until);
    signaling.on('invite:changed', ({ invite }) => this.#over(invite), until);
    // What was said meanwhile is lost, the end of the ringing perhaps with it: the room makes its own connections.
    signaling.on('session:opened', () => this.#closeAll(), until);
    until.addEventListener('abort', () => this.#closeAll(), { once: true });
  }

  /** Negotiates with who rings here. */
  begin({ id, instance: caller, preconnect = false }: Invite): void {
    if (this.#own.has(id)) return;
    const own = newId();
    this.#own.set(id, own);
    this.#do(async () => {
      const iceServers = await this.#iceServers();
      if (this.#own.get(id) !== own) return;
      this.#open(id, caller, { device: own, offers: true, iceServers, connects: preconnect });
    });
  }

  /** The instance with which to come into a call, where its connection is in the making. */
  instanceFor(id: InviteId): string | undefined {
    return this.#own.get(id);
  }

  #receive({ invite, device, signal }: RelayedToInvite): void {
    this.#do(async () => {
      const own = this.#own.get(invite);
      const [caller] = this.#others.get(invite) ?? [];
      if (own !== undefined) {
        if (own === device && caller !== undefined) this.ready.receive(caller, signal);
        return;
      }
      if (!this.#others.get(invite)?.has(device)) {
        const iceServers = await this.#iceServers();
        // The room has its own connection by now.
        if (this.#ended.has(invite)) return;
        this.#open(invite, device, { device, offers: false, iceServers, connects: true });
      }
      this.ready.receive(device, signal);
    });
  }

  /** `connects`: whether the other side may want to. */
  #open(
    invite: InviteId,
    instance: string,
    {
      device,
      offers,
      iceServers,
      connects,
    }: { device: string; offers: boolean; iceServers: readonly IceServer[]; connects: boolean },
  ): void {
    const { preferences, signaling, until } = this.#parts;
    if (until.aborted) return;
    const known = this.#others.get(invite) ?? new Set();
    this.#others.set(invite, known.add(instance));
    const send = (signal: RelayedToInvite['signal']) => {
      // What is lost is mended, as in a room.
      signaling.request('invite:relay', { invite, device, signal }).catch(() => {});
    };
    this.ready.open(instance, {
      ...{ offers, polite: offers, iceServers, send },
      icePolicy: preferences.icePolicy.value,
      connects: connects && preferences.preconnect.value && hasRelay(iceServers),
    });
  }

  async #iceServers(): Promise<readonly IceServer[]> {
    return (await this.#parts.signaling.request('ice:servers', {})).iceServers;
  }

  /** Gives up what no room has taken when the ringing has stopped, and begins nothing more. */
  #over({ id, callees }: Invite): void {
    if (callees.some(({ status }) => status === 'ringing') || this.#ended.has(id)) return;
    this.#ended.add(id);
    const forget = () => {
      this.#close(id);
      this.#ended.delete(id);
    };
    after(WAITS, forget, this.#parts.until);
    if (!isAnswered({ callees })) this.#close(id);
  }

  #close(id: InviteId): void {
    for (const instance of this.#others.get(id) ?? []) this.ready.close(instance);
    this.#others.delete(id);
    this.#own.delete(id);
  }

  #closeAll(): void {
    for (const id of new Set([...this.#others.keys(), ...this.#own.keys()])) this.#close(id);
  }

  /** One step after the other, as the signals came. One that fails leaves the connection to be made by the room. */
  #do(step: () => Promise<void>): void {
    this.#inTurn(step).catch(() => {});
  }
}

const hasRelay = (iceServers: readonly IceServer[]): boolean =>
  iceServers.some(({ urls }) => urls.some((url) => url.startsWith('turn')));
