import { after } from '../../src/base/timers.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { EndReason } from '../../src/protocol/end-reason.ts';
import type { InviteId, RoomId, UserId } from '../../src/protocol/ids.ts';
import type { CalleeStatus } from '../../src/protocol/invite.ts';
import { InPageServer } from '../../src/testing/in-page-server.ts';
import type { LoopbackSignaling } from '../../src/testing/loopback-signaling.ts';
import { type Fault, faultyLine } from './faulty-line.ts';
import { until } from './until.ts';

export type { Fault };

/** How a call ended, or that it began. */
export type Told = EndReason | 'started';

/** One device, and what its person has heard and seen there. */
export interface Device {
  readonly who: UserId;
  readonly engine: Engine;
  readonly line: LoopbackSignaling;
  /** How often each call has rung here. */
  readonly rung: Map<RoomId, number>;
  /** How each call ended or began here. */
  readonly over: Map<RoomId, Told[]>;
  /** For each call that this device rang others into, what it was told last of each of them. */
  readonly called: Map<RoomId, Map<UserId, CalleeStatus>>;
}

/** Short, so that what rings on would be seen to. Milliseconds. */
const DURATIONS = {
  ring: 250,
  grace: 80,
  leavingGrace: 40,
  callerGrace: 40,
  alone: 80,
};

/** People with their devices, at rules in the page. */
export class Town {
  readonly devices: Device[] = [];
  /** People whom a room was seen to hold twice. */
  readonly doubles: string[] = [];
  /** The calls, each with the invitations that led into it. */
  readonly rooms = new Map<RoomId, Set<InviteId>>();
  readonly #server = new InPageServer({ durations: DURATIONS });
  readonly #over = new AbortController();

  static async open(people: readonly UserId[], faults: readonly Fault[]): Promise<Town> {
    const town = new Town();
    for (const [at, who] of people.entries()) town.#add(who, [...faults.slice(at), ...faults]);
    await until(() => town.devices.every(({ line }) => line.state.value === 'connected'));
    return town;
  }

  /** Lets so many tasks happen. */
  async pass(tasks: number): Promise<void> {
    for (let task = 0; task < tasks; task += 1) await nextTask();
  }

  /** Everybody has a connection again, and waits until nothing rings any more, nor is about to. */
  async settle(): Promise<void> {
    for (const { line } of this.devices) if (line.state.value !== 'connected') line.restore();
    do {
      await Promise.race([until(() => this.#restless().length === 0), this.#giveUp()]);
      await this.pass(50);
    } while (this.#restless().length > 0);
  }

  close(): void {
    this.#over.abort();
    for (const { engine } of this.devices) engine.close();
    this.#server.close();
  }

  #add(who: UserId, faults: readonly Fault[]): void {
    const line = this.#server.connect(who);
    const engine = this.#server.engine(who, who, { signaling: faultyLine(line, faults) });
    // Calls without devices: what is looked at is the ringing.
    engine.preferences.microphone.value = false;
    const device: Device = {
      ...{ who, engine, line },
      ...{ rung: new Map(), over: new Map(), called: new Map() },
    };
    this.devices.push(device);
    const note = (room: RoomId, what: Told) =>
      device.over.set(room, [...(device.over.get(room) ?? []), what]);
    const { facts } = engine;
    const until = this.#over.signal;
    facts.on(
      'call-incoming',
      ({ invite: { room } }) => device.rung.set(room, (device.rung.get(room) ?? 0) + 1),
      until,
    );
    facts.on('call-started', ({ room }) => note(room, 'started'), until);
    facts.on('call-ended', ({ room, reason }) => note(room, reason), until);
    line.on(
      'invite:changed',
      ({ invite }) => {
        const invites = this.rooms.get(invite.room) ?? new Set<InviteId>();
        this.rooms.set(invite.room, invites.add(invite.id));
        const isMine = engine.outgoing.all.value.some(({ id }) => id === invite.id);
        if (!isMine && !device.called.has(invite.room)) return;
        const known = device.called.get(invite.room) ?? new Map<UserId, CalleeStatus>();
        device.called.set(invite.room, known);
        for (const { user, status } of invite.callees) known.set(user, status);
      },
      until,
    );
    line.on('room:changed', () => queueMicrotask(() => this.#look(device)), until);
  }

  /** The devices on which something rings, or that have no connection. */
  #restless(): readonly string[] {
    return this.devices.flatMap(({ who, engine }, at) => {
      const { signaling, incoming, outgoing } = engine;
      const going = outgoing.all.value.filter(({ status }) => status === 'calling');
      const rings = [...incoming.state.value, ...going];
      if (signaling.state.value === 'connected' && rings.length === 0) return [];
      return [`${who} (${at}): ${signaling.state.value} ${JSON.stringify(rings)}`];
    });
  }

  /** Far longer than anything lasts here: what is not over by then never will be, and is named. */
  async #giveUp(): Promise<never> {
    await new Promise<void>((resolve) => after(5_000, resolve, this.#over.signal));
    throw new Error(`not over: ${this.#restless().join('; ')}`);
  }

  #look({ engine }: Device): void {
    const users = engine.room.value?.members.map(({ user }) => user) ?? [];
    if (new Set(users).size < users.length) this.doubles.push(users.join());
  }
}

const nextTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
