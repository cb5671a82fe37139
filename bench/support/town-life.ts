import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type BareClient, connect, newInstance } from '../../test/support/bare-client.ts';
import type { tokens } from '../../test/support/tokens.ts';

const SLOTS = { microphone: true, camera: false };
const ROOMS = 40;
/** Milliseconds that somebody stays with something, at the most. */
const MOMENT = 400;
/** Milliseconds from one thing that two neighbours do to the next: what a server knows for minutes is as much at any time, however fast the machine is. */
const PACE = 3_000;

/** What has been done so far, by what it was. */
export type Done = Record<string, number>;

/** People who come, call, talk, lose their connections and go, one thing after the other, at an even pace, and never the same for long. */
export class TownLife {
  readonly done: Done = {};
  readonly #url: string;
  readonly #sign: ReturnType<typeof tokens>['sign'];

  constructor(url: string, sign: ReturnType<typeof tokens>['sign']) {
    this.#url = url;
    this.#sign = sign;
  }

  /** Two neighbours, until the time is over. */
  async live(pair: number, until: number): Promise<void> {
    const things = [this.#call, this.#meet, this.#drop, this.#expire];
    // Not all at the same moment.
    await wait(randomInt(PACE));
    while (Date.now() < until) {
      const next = wait(PACE);
      const thing = things[randomInt(things.length)] ?? this.#call;
      // Their names repeat, as they do among the people of a site.
      const [one, other] = [
        `person-${pair}-${randomInt(20)}`,
        `person-${pair}-${randomInt(20, 40)}`,
      ];
      await thing.call(this, one, other).catch((thrown) => this.#note(`failed: ${thrown.message}`));
      await next;
    }
  }

  async #call(one: string, other: string): Promise<void> {
    const [caller, callee] = [await this.#come(one), await this.#come(other)];
    try {
      const rung = callee.next('invite:changed');
      const arrival = { instance: newInstance(), slots: SLOTS };
      const video = randomInt(2) === 0;
      const sent = await caller.ask('invite:send', {
        id: randomUUID(),
        to: [other],
        video,
        arrival,
      });
      const { invite } = await rung;
      if (randomInt(4) === 0) {
        await callee.ask('invite:decline', { invite: invite.id });
        return this.#note('calls declined');
      }
      await callee.ask('invite:accept', {
        invite: invite.id,
        instance: newInstance(),
        slots: SLOTS,
      });
      await this.#talk(caller, sent.invite.room);
      await callee.ask('room:leave', { room: invite.room });
      this.#note('calls');
    } finally {
      await this.#part(caller, callee);
    }
  }

  async #meet(one: string, other: string): Promise<void> {
    const [first, second] = [await this.#come(one), await this.#come(other)];
    try {
      const room = `room-${randomInt(ROOMS)}`;
      await first.join(room);
      await second.join(room);
      await this.#talk(first, room);
      await second.ask('member:set', { room, camera: true });
      this.#note('meetings');
    } finally {
      await this.#part(first, second);
    }
  }

  /** A connection breaks, and its page comes back to its place. */
  async #drop(one: string): Promise<void> {
    const room = `room-of-${one}`;
    const before = await this.#come(one);
    const { stay, me } = await before.join(room);
    before.socket.io.engine.close();
    const back = await this.#come(one);
    const again = await back.join(room, { stay });
    this.#note(again.me === me ? 'came back' : 'failed: came back as another');
    await this.#part(back);
  }

  /** A token expires, and with it the connection. */
  async #expire(one: string): Promise<void> {
    const brief = await this.#come(one, 2);
    await brief.gone();
    this.#note('expired');
  }

  async #talk(client: BareClient, room: string): Promise<void> {
    for (let n = 0; n < 3; n += 1) {
      await client.ask('chat:send', { room, id: randomUUID(), text: `message ${n} of ${room}` });
      await wait(randomInt(MOMENT));
    }
    this.#note('messages', 3);
  }

  async #come(user: string, lasts = 60): Promise<BareClient> {
    const client = await connect(this.#url, { token: await this.#sign({ sub: user }, lasts) });
    this.#note('connections');
    return client;
  }

  /** Half of them go without a word. */
  async #part(...clients: readonly BareClient[]): Promise<void> {
    await wait(randomInt(MOMENT));
    for (const client of clients) {
      if (randomInt(2) === 0) client.close();
      else client.socket.io.engine.close();
    }
  }

  #note(what: string, count = 1): void {
    this.done[what] = (this.done[what] ?? 0) + count;
  }
}
