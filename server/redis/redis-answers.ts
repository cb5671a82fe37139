import type { InviteId, UserId } from '../../src/protocol/ids.ts';
import type { Answer, Answers } from '../push/answers.ts';
import type { Redis } from './connect-redis.ts';

/** Seconds after which nothing rings any more in any case, so that nothing stays behind where a node dies. */
const LONGEST = 3_600;

const keyOf = (token: string): string => `answer:${token}`;
const ofCall = (user: UserId, invite: InviteId): string => `answers of ${user} to ${invite}`;

/** Tokens of notifications that all nodes share. */
export class RedisAnswers implements Answers {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async add(token: string, answer: Answer): Promise<void> {
    const { user, invite } = answer;
    await this.#redis
      .multi()
      .set(keyOf(token), JSON.stringify(answer), { expiration: { type: 'EX', value: LONGEST } })
      .sAdd(ofCall(user, invite), token)
      .expire(ofCall(user, invite), LONGEST)
      .exec();
  }

  async take(token: string, user?: UserId): Promise<Answer | undefined> {
    const known = read(await this.#redis.get(keyOf(token)));
    if (!known || (user !== undefined && known.user !== user)) return undefined;
    const taken = read(await this.#redis.getDel(keyOf(token)));
    await this.#redis.sRem(ofCall(known.user, known.invite), token);
    return taken;
  }

  async withdraw(user: UserId, invite: InviteId): Promise<readonly Answer[]> {
    const tokens = await this.#redis.sMembers(ofCall(user, invite));
    await this.#redis.del(ofCall(user, invite));
    const left = await Promise.all(tokens.map((token) => this.#redis.getDel(keyOf(token))));
    return left.flatMap((text) => read(text) ?? []);
  }
}

const read = (text: string | null): Answer | undefined =>
  text === null ? undefined : (JSON.parse(text) as Answer);
