import type { InviteId, UserId } from '../../src/protocol/ids.ts';
import type { Answer, Answers } from './answers.ts';

/** Tokens of one server process. */
export class MemoryAnswers implements Answers {
  readonly #answers = new Map<string, Answer>();

  async add(token: string, answer: Answer): Promise<void> {
    this.#answers.set(token, answer);
  }

  async take(token: string, user?: UserId): Promise<Answer | undefined> {
    const answer = this.#answers.get(token);
    if (user !== undefined && answer?.user !== user) return undefined;
    this.#answers.delete(token);
    return answer;
  }

  async withdraw(user: UserId, invite: InviteId): Promise<readonly Answer[]> {
    const left = [...this.#answers].filter(
      ([, answer]) => answer.user === user && answer.invite === invite,
    );
    for (const [token] of left) this.#answers.delete(token);
    return left.map(([, answer]) => answer);
  }
}
