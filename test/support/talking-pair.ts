import assert from 'node:assert/strict';
import { SteadyPerson } from './steady-person.ts';

/** Two who talk, and know what they have said. */
export class TalkingPair {
  readonly caller: SteadyPerson;
  readonly callee: SteadyPerson;
  readonly said: string[] = [];

  constructor(server: string, name: string, other = server) {
    this.caller = new SteadyPerson(server, `${name}-caller`);
    this.callee = new SteadyPerson(other, `${name}-callee`);
  }

  get both(): readonly SteadyPerson[] {
    return [this.caller, this.callee];
  }

  async talk(): Promise<this> {
    await Promise.all(this.both.map((one) => one.there()));
    await Promise.all([this.caller.ring(this.callee.user), this.callee.accept()]);
    return this;
  }

  /** Both say so many things, one after the other. */
  async chat(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const one = this.both[index % 2];
      const text = `${one?.user} ${this.said.length}`;
      this.said.push(text);
      await one?.say(text);
    }
  }

  /** Neither is out of the call, or in it as somebody else. */
  assertNotLost(): void {
    for (const { user, members, closed } of this.both) {
      assert.equal(closed, undefined, user);
      assert.equal(members.size, 1, `${user} is another member now`);
    }
  }

  /** Whether both see both, connected. */
  get isWhole(): boolean {
    return this.both.every(({ doc }) => {
      const members = Object.values(doc?.members ?? {});
      return members.length === 2 && members.every(({ connected }) => connected);
    });
  }
}

/** Many of them, all in calls. */
export const manyPairs = (server: string, count: number): Promise<TalkingPair[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) => new TalkingPair(server, `pair${index}`).talk()),
  );
