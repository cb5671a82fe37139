import { newId } from '../../src/base/new-id.ts';
import { after } from '../../src/base/timers.ts';
import type { NodeDeeds } from '../nodes/node.ts';
import type { Session } from '../session.ts';
import { PREFIX, type RedisLink } from './connect-redis.ts';

/** Milliseconds between two signs of life, and after how many of them without one a node is taken to be dead. */
const BEAT = 1_000;
const ALIVE = 5_000;
/** Signs of life between two looks for connections that are known and are not there. */
const SWEEP = 10;
/** Connections that are seen to at a time. */
const AT_ONCE = 20;
/** How often in a row a node has to be found without a sign: after an outage of Redis none has one at first. */
const LOOKS = 3;
/** Milliseconds for which one node buries another, and the others leave it to that. */
const BURIAL = 30_000;

const EPOCH = 'epoch';
const NODES = 'nodes';
const COUNT = 'beats';
const FORGETTING = 'forgetting';
const burialKey = (node: string): string => `burial:${node}`;
const aliveKey = (node: string): string => `alive:${node}`;

interface Parts {
  readonly link: RedisLink;
  readonly until: AbortSignal;
  readonly onError: (error: unknown) => void;
  /** The sessions that a node had. */
  readonly sessionsOn: (node: string) => Promise<readonly Session[]>;
}

/** Which nodes there are. Each says that it lives, and sees to the connections of those that do so no more. */
export class RedisNodes {
  readonly #parts: Parts;
  readonly #missing = new Map<string, number>();
  #name = newId();
  #epoch = '';
  /** The highest that this node has seen of what all nodes count up together. */
  #count = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Under which this node is known; another one after it was taken to be dead. */
  get name(): string {
    return this.#name;
  }

  /** Of what Redis remembers: with another one it has lost everything. */
  get epoch(): string {
    return this.#epoch;
  }

  /** Has this node known to the others. */
  async register(): Promise<void> {
    this.#epoch = await this.#readEpoch();
    this.#count = await this.#parts.link.redis.incr(COUNT);
    this.#missing.clear();
    await this.#live();
    await this.#parts.link.redis.sAdd(NODES, this.#name);
  }

  begin(deeds: NodeDeeds): void {
    const { subscriber } = this.#parts.link;
    subscriber.on('ready', deeds.comeBack);
    let beats = 0;
    this.#repeat(async () => {
      await this.#beat(deeds);
      beats += 1;
    });
    // Apart from the signs of life, which are not to wait for it.
    let swept = 0;
    this.#repeat(async () => {
      await this.#lookAfterOthers(deeds);
      if (beats - swept < SWEEP) return;
      swept = beats;
      await this.#lookAfterOwn(deeds);
    });
  }

  /** Says goodbye: whoever is still connected here is lost. */
  async end(): Promise<void> {
    const { redis } = this.#parts.link;
    await redis.del(aliveKey(this.#name));
  }

  #repeat(work: () => Promise<void>): void {
    const { until, onError } = this.#parts;
    const next = (): void => {
      const again = () => after(BEAT, next, until);
      work().catch(onError).finally(again);
    };
    after(BEAT, next, until);
  }

  /** A sign of life; or, where others have taken this node to be dead or Redis knows nothing any more, another beginning. */
  async #beat({ comeBack }: NodeDeeds): Promise<void> {
    const { redis } = this.#parts.link;
    let isForgotten = (await this.#readEpoch()) !== this.#epoch;
    const count = await redis.incr(COUNT);
    // What is not forgotten to the end throws, and is looked at again with the next sign of life.
    if (!isForgotten && count <= this.#count) isForgotten = await this.#forget();
    this.#count = count;
    const isKnown = (await redis.sIsMember(NODES, this.#name)) === 1;
    const isBuried = !isKnown || (await redis.exists(burialKey(this.#name))) === 1;
    if (!isForgotten && !isBuried) return this.#live();
    this.#name = newId();
    await this.register();
    comeBack();
  }

  /**
   * Redis has come back with what it knew some time ago (an older copy on disk, or another server that had not heard everything):
   * half of that is not so any more, and nobody could tell which. One node has it forget all. Answers whether it was this one.
   */
  async #forget(): Promise<boolean> {
    const { redis } = this.#parts.link;
    const isMine = await redis.set(FORGETTING, this.#name, {
      expiration: { type: 'PX', value: BURIAL },
      condition: 'NX',
    });
    if (isMine === null) return false;
    try {
      // Keys are found with their prefix, and asked for without.
      for await (const keys of redis.scanIterator({ MATCH: `${PREFIX}*`, COUNT: 500 })) {
        const others = keys
          .map((key) => key.slice(PREFIX.length))
          .filter((key) => key !== FORGETTING);
        if (others.length > 0) await redis.unlink(others);
      }
    } catch (error) {
      // Half of it is worse than nothing: it is begun once more, by this node or another.
      await redis.del(FORGETTING).catch(() => {});
      throw error;
    }
    return true;
  }

  async #readEpoch(): Promise<string> {
    const { redis } = this.#parts.link;
    await redis.set(EPOCH, newId(), { condition: 'NX' });
    return (await redis.get(EPOCH)) ?? '';
  }

  async #live(): Promise<void> {
    await this.#parts.link.redis.set(aliveKey(this.#name), '', {
      expiration: { type: 'PX', value: ALIVE },
    });
  }

  async #lookAfterOthers(deeds: NodeDeeds): Promise<void> {
    const { redis } = this.#parts.link;
    const nodes = (await redis.sMembers(NODES)).filter((node) => node !== this.#name);
    const alive = await Promise.all(nodes.map((node) => redis.exists(aliveKey(node))));
    for (const [at, node] of nodes.entries()) {
      const times = alive[at] ? 0 : (this.#missing.get(node) ?? 0) + 1;
      this.#missing.set(node, times);
      if (times >= LOOKS) await this.#bury(node, deeds);
    }
  }

  /** Connections that are gone, of which this node could not say so at the time. */
  async #lookAfterOwn({ lose, isHere }: NodeDeeds): Promise<void> {
    const own = await this.#parts.sessionsOn(this.#name);
    await this.#lose(
      own.filter(({ id }) => !isHere(id)),
      lose,
    );
  }

  /** Sees to the connections of a dead node. What is not done before this one dies as well, another does. */
  async #bury(node: string, { lose }: NodeDeeds): Promise<void> {
    const { link, sessionsOn } = this.#parts;
    const isMine = await link.redis.set(burialKey(node), this.#name, {
      expiration: { type: 'PX', value: BURIAL },
      condition: 'NX',
    });
    if (isMine === null) return;
    const isDone = await this.#lose(await sessionsOn(node), lose);
    if (!isDone) return;
    await link.redis.sRem(NODES, node);
    this.#missing.delete(node);
  }

  /** Loses connections, some at a time. Answers whether that was possible for each. */
  async #lose(sessions: readonly Session[], lose: NodeDeeds['lose']): Promise<boolean> {
    let isDone = true;
    for (let at = 0; at < sessions.length; at += AT_ONCE) {
      const some = sessions.slice(at, at + AT_ONCE).map((session) =>
        lose(session).catch((error) => {
          isDone = false;
          this.#parts.onError(error);
        }),
      );
      await Promise.all(some);
    }
    return isDone;
  }
}
