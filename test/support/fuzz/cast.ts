import { newId } from '../../../src/base/new-id.ts';
import type { Page } from './page.ts';

/** Who is who, unless what they say changes it. */
const PEOPLE = {
  inside: ['hanna', 'carl', 'gus', 'mia', 'moe', 'mel', 'hanna'],
  waiting: ['wanda', 'walt', 'will'],
  outside: ['otto', 'olga', 'ann'],
  talking: [
    ['ann', 'bob'],
    ['xenia', 'yuri'],
  ],
} as const;

/** Turns after which a room has seen enough, and they meet in another. */
const TURNS = 8;

/** People in all the positions that there are: in a room, before its door, in calls, and nowhere. */
export class Cast {
  readonly #open: (user: string) => Promise<Page>;
  #inside: Page[] = [];
  #waiting: Page[] = [];
  #outside: Page[] = [];
  #talking: [Page, Page][] = [];
  #turn = 0;
  #room = '';

  private constructor(open: (user: string) => Promise<Page>) {
    this.#open = open;
  }

  /** `open` has somebody open a page. */
  static async appear(open: (user: string) => Promise<Page>): Promise<Cast> {
    const cast = new Cast(open);
    cast.#inside = await Promise.all(PEOPLE.inside.map(open));
    cast.#waiting = await Promise.all(PEOPLE.waiting.map(open));
    cast.#outside = await Promise.all(PEOPLE.outside.map(open));
    cast.#talking = await Promise.all(
      PEOPLE.talking.map(async ([one, other]) => [await open(one), await open(other)]),
    );
    return cast;
  }

  get pages(): readonly Page[] {
    return [...this.#inside, ...this.#waiting, ...this.#outside, ...this.#talking.flat()];
  }

  /** Those who speak, in turn: hosts can do more than others, and so speak more often. */
  get speakers(): readonly Page[] {
    const hosts = this.#inside.slice(0, 2);
    return [...this.pages, ...hosts, ...hosts, ...this.#inside, ...this.#talking.flat()];
  }

  /** Everybody takes their position, as far as what was said lets them. */
  async gather(): Promise<void> {
    if (this.#turn % TURNS === 0) this.#room = `room ${newId()}`;
    this.#turn += 1;
    const calls = this.#talking.map((pair) => this.#talk(pair));
    const others = this.#outside.map((page) => page.leaveAll());
    await Promise.all([this.#meet(), ...calls, ...others]);
  }

  /** One of the pages is closed without a word, and comes back as another connection of its person. */
  async reopen(which: number): Promise<void> {
    const old = this.pages[which % this.pages.length];
    if (!old) return;
    old.close();
    const page = await this.#open(old.user);
    const change = (one: Page) => (one === old ? page : one);
    this.#inside = this.#inside.map(change);
    this.#waiting = this.#waiting.map(change);
    this.#outside = this.#outside.map(change);
    this.#talking = this.#talking.map(([one, other]) => [change(one), change(other)]);
  }

  /** A room with its host and others in it, and some before its door. */
  async #meet(): Promise<void> {
    const room = this.#room;
    await Promise.all([...this.#inside, ...this.#waiting].map((page) => page.leaveAll(room)));
    for (const page of this.#inside) if (!page.ear.places.has(room)) await page.join(room);
    const [host, cohost, guest] = this.#inside;
    for (const [page, role] of [
      [cohost, 'cohost'],
      [guest, 'guest'],
    ] as const) {
      const member = page?.ear.places.get(room)?.me;
      if (member) await host?.ask('member:role', { room, member, role });
    }
    const settings = { waiting: true, locked: false, capacity: 8 };
    await host?.ask('room:set', { room, ...settings });
    for (const page of this.#waiting) {
      if (page.ear.waits.has(room)) continue;
      await page.leaveAll();
      await page.join(room);
    }
  }

  /** Two in a call, who ring somebody else who is nowhere: what is not answered in this turn rings on into the next. */
  async #talk([caller, callee]: readonly [Page, Page]): Promise<void> {
    const inBoth = () => [...caller.ear.places.keys()].find((room) => callee.ear.places.has(room));
    if (inBoth() === undefined) {
      await Promise.all([caller.leaveAll(), callee.leaveAll()]);
      await callee.ask('person:unblock', { user: caller.user });
      const rung = await caller.ring([callee.user]);
      if (rung.ok) await callee.accept(rung.invite.id);
    }
    const room = inBoth();
    if (room !== undefined)
      await caller.ring(
        this.#outside.map(({ user }) => user),
        room,
      );
  }

  close(): void {
    for (const page of this.pages) page.close();
  }
}
