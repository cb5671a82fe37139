import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { EngineParts } from '../../src/engine/engine-parts.ts';
import type { Room } from '../../src/engine/room/room.ts';
import { InPageServer } from '../../src/testing/in-page-server.ts';
import type { InventedPerson } from '../../src/testing/invented-person.ts';
import type { LoopbackSignaling } from '../../src/testing/loopback-signaling.ts';
import { until } from '../../test/support/until.ts';

export type Server = ConstructorParameters<typeof InPageServer>[0];

/** Alice, signed in on this page at a server within it, and the people whom she has to do with. */
export class Scene {
  readonly server: InPageServer;
  readonly engine: Engine;
  readonly provider: CallProvider;

  constructor(provider: CallProvider, server: Server = {}, parts: Partial<EngineParts> = {}) {
    this.server = new InPageServer(server);
    this.engine = this.server.engine('alice', 'Alice Martin', parts);
    this.provider = provider;
    provider.engine = this.engine;
  }

  /** What Alice's connection pretends and loses. */
  get line(): LoopbackSignaling {
    return this.engine.signaling as LoopbackSignaling;
  }

  /** The call that Alice is in, as soon as she is. */
  get room(): Promise<Room> {
    return until(() => this.engine.room.value);
  }

  /** Waits for something that signals tell. */
  async seen(condition: () => unknown): Promise<void> {
    await until(condition);
  }

  async connected(): Promise<void> {
    await until(() => this.engine.signaling.state.value === 'connected');
  }

  /** Somebody who is there, by the first word of the name in small letters. */
  async person(name: string, id = idOf(name)): Promise<InventedPerson> {
    const person = this.server.invent(id, name);
    await until(() => person.signaling.state.value === 'connected');
    return person;
  }

  /** Somebody rings Alice. */
  async rung(
    name: string,
    options: { video?: boolean; id?: string } = {},
  ): Promise<InventedPerson> {
    await this.connected();
    const person = await this.person(name, options.id);
    const before = this.engine.incoming.state.value.length;
    await person.ring('alice', options);
    await until(() => this.engine.incoming.state.value.length > before);
    return person;
  }

  /** Alice has rung somebody who has answered. */
  async talk(name: string, { video = false, camera = false } = {}): Promise<InventedPerson> {
    await this.connected();
    const person = await this.person(name);
    await this.engine.invite([idOf(name)], { video });
    await person.accept({ camera });
    const room = await this.room;
    await until(() => room.roster.others.value.length > 0);
    return person;
  }

  /** Alice is in a room with others: those whose name ends with `*` have the camera on. */
  async meet(...names: readonly string[]): Promise<readonly InventedPerson[]> {
    await this.connected();
    await this.engine.join('team');
    const people: InventedPerson[] = [];
    for (const name of names) {
      const person = await this.person(name.replace('*', ''));
      await person.join('team', { camera: name.endsWith('*') });
      people.push(person);
    }
    const room = await this.room;
    await until(() => room.members.length > names.length);
    return people;
  }
}

export const idOf = (name: string): string => name.toLowerCase().split(' ')[0] ?? '';
