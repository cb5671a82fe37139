import { newId } from '../../src/base/new-id.ts';
import { after } from '../../src/base/timers.ts';
import type { Session } from '../session.ts';
import type { RedisLink } from './connect-redis.ts';

/** Milliseconds between two signs of life, and after how many of them without one a node is taken to be dead. */
const BEAT = 1_000;
const ALIVE = 5_000;
/** How often in a row a node has to be found without a sign: after an outage of Redis none has one at first. */
const LOOKS = 3;
/** Milliseconds for which one node buries another, and the others leave it to that. */
const BURIAL = 30_000;

const EPOCH = 'epoch';
const NODES = 'nodes';
const aliveKey = (node: string): string => `alive:${node}`;

interface Parts {
  readonly link: RedisLink;
  readonly until: AbortSignal;
  readonly onError: (error: unknown) => void;
  /** The sessions that a node had. */
  readonly sessionsOn: (node: string) => Promise<readonly Session[]>;
}

interface Deeds {
  /** A connection is gone, and nobody else can say so. */
  readonly lose: (session: Session) => Promise<void>;
  /** What was said to this node's pages may not have reached them, or is known no more: they have to join again. */
  readonly comeBack: () => void;
}

/** Which nodes there are. Each says that it lives, and sees to the connections of those that do so no more. */
export class RedisNodes {
  readonly #parts: Parts;
  readonly #missing = new Map<string, number>();
  #name = newId();
  #epoch = '';

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
    this.#missing.clear();
    await this.#live();
    await this.#parts.link.redis.sAdd(NODES, this.#name);
  }

  begin(deeds: Deeds): void {
    const { link, until, onError } = this.#parts;
    const { redis, subscriber } = link;
    subscriber.on('ready', deeds.comeBack);

    const beat = async (): Promise<void> => {
      const isForgotten = (await this.#readEpoch()) !== this.#epoch;
      const isBuried = (await redis.sIsMember(NODES, this.#name)) === 0;
      if (isForgotten || isBuried) {
        this.#name = newId();
        await this.register();
        deeds.comeBack();
      } else await this.#live();
      await this.#lookAfterOthers(deeds.lose);
    };
    const next = (): void => {
      const again = () => after(BEAT, next, until);
      beat().catch(onError).finally(again);
    };
    after(BEAT, next, until);
  }

  /** Says goodbye: whoever is still connected here is lost. */
  async end(): Promise<void> {
    const { redis } = this.#parts.link;
    await redis.del(aliveKey(this.#name));
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

  async #lookAfterOthers(lose: Deeds['lose']): Promise<void> {
    const { redis } = this.#parts.link;
    const nodes = (await redis.sMembers(NODES)).filter((node) => node !== this.#name);
    const alive = await Promise.all(nodes.map((node) => redis.exists(aliveKey(node))));
    for (const [at, node] of nodes.entries()) {
      const times = alive[at] ? 0 : (this.#missing.get(node) ?? 0) + 1;
      this.#missing.set(node, times);
      if (times >= LOOKS) await this.#bury(node, lose);
    }
  }

  /** Sees to the connections of a dead node. What is not done before this one dies as well, another does. */
  async #bury(node: string, lose: Deeds['lose']): Promise<void> {
    const { link, sessionsOn } = this.#parts;
    const isMine = await link.redis.set(`burial:${node}`, this.#name, {
      expiration: { type: 'PX', value: BURIAL },
      condition: 'NX',
    });
    if (isMine === null) return;
    for (const session of await sessionsOn(node)) await lose(session);
    await link.redis.sRem(NODES, node);
    this.#missing.delete(node);
  }
}
