import type { Payload } from '../../src/protocol/commands.ts';
import type { JoinReply } from '../../src/protocol/room.ts';
import { type BareClient, connect } from './bare-client.ts';

let count = 0;

/** A room with somebody of each role in it, one before its door, and one who has nothing to do with it. */
export class RoomOfRoles {
  readonly room: string;
  readonly host: BareClient;
  readonly cohost: BareClient;
  readonly member: BareClient;
  readonly guest: BareClient;
  readonly waiting: BareClient;
  readonly outsider: BareClient;
  /** The members' ids, and the place of the one who waits. */
  readonly ids: Readonly<Record<'host' | 'cohost' | 'member' | 'guest' | 'waiting', string>>;

  private constructor(room: string, all: readonly BareClient[], ids: RoomOfRoles['ids']) {
    const [host, cohost, member, guest, waiting, outsider] = all;
    this.room = room;
    this.host = host!;
    this.cohost = cohost!;
    this.member = member!;
    this.guest = guest!;
    this.waiting = waiting!;
    this.outsider = outsider!;
    this.ids = ids;
  }

  static async open(url: string): Promise<RoomOfRoles> {
    count += 1;
    const room = `room ${count}`;
    const names = ['host', 'cohost', 'member', 'guest', 'waiting', 'outsider'] as const;
    const all: BareClient[] = [];
    for (const name of names) all.push(await connect(url, { user: `${name}-${count}` }));
    const joined: JoinReply[] = [];
    for (const client of all.slice(0, 4)) joined.push(await client.join(room));
    const [host, cohost, member, guest] = joined.map(({ me }) => me);
    await all[0]!.ask('member:role', { room, member: cohost!, role: 'cohost' });
    await all[0]!.ask('member:role', { room, member: guest!, role: 'guest' });
    await all[0]!.ask('room:set', { room, waiting: true });
    const knocked = await all[4]!.knock(room);
    if (!('waits' in knocked)) throw new Error('was let in');
    const waiting = knocked.stay.member;
    return new RoomOfRoles(room, all, {
      ...{ host: host!, cohost: cohost!, member: member!, guest: guest!, waiting },
    });
  }

  /** The code with which each of the six is refused a command, or `fine`. */
  async codes(
    command: string,
    payload: object,
  ): Promise<Record<'outsider' | 'waiting' | 'guest' | 'member', string>> {
    const ask = (client: BareClient) => client.code(command, { room: this.room, ...payload });
    return {
      outsider: await ask(this.outsider),
      waiting: await ask(this.waiting),
      guest: await ask(this.guest),
      member: await ask(this.member),
    };
  }

  /** The document as it is now, for whoever is in. */
  async doc(): Promise<JoinReply['room']> {
    const watcher = this.host.socket.connected ? this.host : this.cohost;
    return (await watcher.join(this.room)).room;
  }

  close(): void {
    for (const client of [this.host, this.cohost, this.member, this.guest]) client.close();
    this.waiting.close();
    this.outsider.close();
  }
}

export type Setting = Omit<Payload<'room:set'>, 'room'>;
