import { newId } from '../../src/base/new-id.ts';
import { after } from '../../src/base/timers.ts';
import type { Agenda, Task } from '../nodes/agenda.ts';
import type { Redis } from './connect-redis.ts';

/** Tasks that a node takes at a time, and milliseconds after which another may take what is not done by then. */
const MOST = 50;
const LEASE = 30_000;
/** The longest time between two looks: another node, which planned something for sooner, may be gone. Milliseconds. */
const LOOK = 1_000;
/** How often something is tried that fails, and milliseconds between the tries. */
const TRIES = 10;
const PAUSE = 3_000;

interface Planned {
  readonly task: Task;
  readonly tries: number;
}

/** Plans that outlive the node that made them: whichever comes first does what is due. */
export class RedisAgenda implements Agenda {
  readonly #redis: Redis;
  readonly #until: AbortSignal;
  readonly #onError: (error: unknown) => void;
  #perform: ((task: Task) => Promise<void>) | undefined;
  /** Ends the waiting for the next look. */
  #waiting: { readonly at: number; readonly over: AbortController } | undefined;

  constructor(redis: Redis, until: AbortSignal, onError: (error: unknown) => void) {
    this.#redis = redis;
    this.#until = until;
    this.#onError = onError;
  }

  async plan(task: Task, ms: number): Promise<void> {
    await this.#keep({ task, tries: 0 }, ms);
  }

  begin(perform: (task: Task) => Promise<void>): void {
    this.#perform = perform;
    this.#lookIn(0);
  }

  async #keep(planned: Planned, ms: number): Promise<void> {
    await this.#redis.plan(newId(), JSON.stringify(planned), ms);
    this.#lookIn(ms);
  }

  /** Looks after so many milliseconds, or sooner where that was said before. */
  #lookIn(ms: number): void {
    const at = Date.now() + ms;
    if (!this.#perform || (this.#waiting && this.#waiting.at <= at)) return;
    this.#waiting?.over.abort();
    const over = new AbortController();
    this.#waiting = { at, over };
    const look = () => {
      this.#waiting = undefined;
      this.#look().then((next) => this.#lookIn(Math.min(next, LOOK)));
    };
    after(ms, look, AbortSignal.any([over.signal, this.#until]));
  }

  /** Does what is due. Answers with the milliseconds until the next is. */
  async #look(): Promise<number> {
    try {
      const [next = '-1', ...taken] = await this.#redis.claim(MOST, LEASE);
      const pairs = taken.flatMap((id, at) => (at % 2 === 0 ? [[id, taken[at + 1]] as const] : []));
      await Promise.all(pairs.map(([id, text = '']) => this.#do(id, JSON.parse(text) as Planned)));
      if (pairs.length === MOST) return 0;
      return Number(next) < 0 ? LOOK : Number(next);
    } catch (error) {
      this.#onError(error);
      return LOOK;
    }
  }

  async #do(id: string, { task, tries }: Planned): Promise<void> {
    try {
      await this.#perform?.(task);
    } catch (error) {
      this.#onError(error);
      if (tries + 1 < TRIES) await this.#keep({ task, tries: tries + 1 }, PAUSE);
    }
    await this.#redis.multi().zRem('agenda', id).hDel('tasks', id).exec();
  }
}
