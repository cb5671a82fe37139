import type { Preconnections } from '../../backends/backend.ts';
import { openPreconnections } from '../../backends/open.ts';
import { newId } from '../../base/new-id.ts';
import { queue } from '../../base/serial.ts';
import { after } from '../../base/timers.ts';
import type { InviteId } from '../../protocol/ids.ts';
import type { Invite, RelayedToInvite } from '../../protocol/invite.ts';
import type { IceServer } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Preferences } from '../preferences.ts';

interface Parts {
  readonly signaling: Signaling;
  readonly preferences: Preferences;
  readonly until: AbortSignal;
}

/** Milliseconds for which a connection waits, after the ringing, for the room that goes on with it. */
const WAITS = 5_000;

/** Connecting with the other side while it rings, where both want it and a TURN server keeps their addresses apart. */
export class Preconnecting {
  /** What is connected, for the room that goes on with it. */
  ready: Preconnections | undefined;
  /** This page's instance in each call that rings here, chosen before the answer. */
  readonly #own = new Map<InviteId, string>();
  /** The other pages' instances. */
  readonly #others = new Map<InviteId, Set<string>>();
  readonly #parts: Parts;
  readonly #inTurn = queue();

  constructor(parts: Parts) {
    this.#parts = parts;
    const { signaling, until } = parts;
    signaling.on('invite:relayed', (relayed) => this.#receive(relayed), until);
    signaling.on('invite:changed', ({ invite }) => this.#over(invite), until);
    // What was said meanwhile is lost, the end of the ringing perhaps with it: the room makes its own connections.
    signaling.on('session:opened', () => this.#closeAll(), until);
    until.addEventListener('abort', () => this.#closeAll(), { once: true });
  }

  /** Connects with who rings here. */
  begin({ id, preconnect: caller }: Invite): void {
    if (caller === undefined || this.#own.has(id)) return;
    const own = newId();
    this.#own.set(id, own);
    this.#do(async () => {
      const iceServers = await this.#relays();
      if (!iceServers || this.#own.get(id) !== own) return;
      await this.#open(id, caller, { device: own, offers: true, iceServers });
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
        if (own === device && caller !== undefined) this.ready?.receive(caller, signal);
        return;
      }
      if (!this.#others.get(invite)?.has(device)) await this.#meet(invite, device);
      this.ready?.receive(device, signal);
    });
  }

  /** A device that this page rings wants to connect. */
  async #meet(invite: InviteId, device: string): Promise<void> {
    const iceServers = await this.#relays();
    if (!this.#parts.preferences.preconnect.value || !iceServers) return;
    await this.#open(invite, device, { device, offers: false, iceServers });
  }

  async #open(
    invite: InviteId,
    instance: string,
    how: { device: string; offers: boolean; iceServers: readonly IceServer[] },
  ): Promise<void> {
    this.ready ??= await openPreconnections();
    if (this.#parts.until.aborted) return;
    const known = this.#others.get(invite) ?? new Set();
    this.#others.set(invite, known.add(instance));
    const send = (signal: RelayedToInvite['signal']) => {
      // What is lost is mended, as in a room.
      this.#parts.signaling
        .request('invite:relay', { invite, device: how.device, signal })
        .catch(() => {});
    };
    this.ready.open(instance, { ...how, polite: how.offers, send });
  }

  /** The servers of this site, if a relay is among them. */
  async #relays(): Promise<readonly IceServer[] | undefined> {
    const { iceServers } = await this.#parts.signaling.request('ice:servers', {});
    const has = iceServers.some(({ urls }) => urls.some((url) => url.startsWith('turn')));
    return has ? iceServers : undefined;
  }

  /** Gives up what no room has taken, some time after the ringing has stopped. */
  #over({ id, callees }: Invite): void {
    if (callees.some(({ status }) => status === 'ringing')) return;
    after(WAITS, () => this.#close(id), this.#parts.until);
  }

  #close(id: InviteId): void {
    for (const instance of this.#others.get(id) ?? []) this.ready?.close(instance);
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
