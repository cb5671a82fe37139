import { type ReadonlySignal, signal } from '@preact/signals-core';
import { watch } from '../base/watch.ts';
import type { UserId } from '../protocol/ids.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Person } from '../protocol/presence.ts';
import type { Signaling } from '../signaling/signaling.ts';

/** Who is there, for those whom somebody on this page wants to know of. */
export class Presence {
  /** Everybody whom the server told us of, by user id. */
  readonly people: ReadonlySignal<ReadonlyMap<UserId, Person>>;
  readonly #people = signal<ReadonlyMap<UserId, Person>>(new Map());
  /** For each question that is still open: of whom there was news meanwhile, which the answer may not know. */
  readonly #news = new Set<Set<UserId>>();
  readonly #followed = new Map<UserId, number>();
  readonly #signaling: Signaling;
  #everyone = 0;
  #asked = false;

  constructor(signaling: Signaling, until: AbortSignal) {
    this.#signaling = signaling;
    this.people = this.#people;
    watch(() => {
      // What was true before the connection broke is not known to be true after.
      if (signaling.state.value !== 'connected') this.#people.value = new Map();
    }, until);
    signaling.on(
      'presence:changed',
      ({ people }) => {
        for (const news of this.#news) for (const { user } of people) news.add(user);
        this.#update(people);
      },
      until,
    );
    signaling.on('session:opened', () => this.#ask(), until);
  }

  /** Keeps these people's presence up to date until `until` is aborted. */
  follow(users: readonly UserId[], until: AbortSignal): void {
    if (until.aborted || users.length === 0) return;
    this.#count(users, 1);
    until.addEventListener('abort', () => this.#count(users, -1), { once: true });
  }

  /** The same for everybody, which only open servers tell. */
  followEveryone(until: AbortSignal): void {
    this.#everyone += 1;
    this.#ask();
    until.addEventListener(
      'abort',
      () => {
        this.#everyone -= 1;
        this.#ask();
      },
      { once: true },
    );
  }

  #count(users: readonly UserId[], step: 1 | -1): void {
    for (const user of users) {
      const count = (this.#followed.get(user) ?? 0) + step;
      if (count > 0) this.#followed.set(user, count);
      else this.#followed.delete(user);
    }
    this.#ask();
  }

  /** Tells the server the whole of what is wanted, once for all that changes in one go. */
  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (this.#signaling.state.value !== 'connected') return;
      const users = [...this.#followed.keys()].slice(0, LIMITS.watched);
      const everyone = this.#everyone > 0 && this.#signaling.session.value?.open === true;
      const news = new Set<UserId>();
      this.#news.add(news);
      this.#signaling
        .request('presence:watch', { users, everyone })
        .then(({ people }) => this.#update(people.filter(({ user }) => !news.has(user))))
        .catch(() => {
          // Unknown stays unknown; the next connection asks again.
        })
        .finally(() => this.#news.delete(news));
    });
  }

  #update(people: readonly Person[]): void {
    const all = new Map(this.#people.value);
    for (const person of people) all.set(person.user, person);
    this.#people.value = all;
  }
}
