import { Counter, collectDefaultMetrics, Gauge, type Histogram, Registry } from 'prom-client';
import type { Reply } from '../../src/protocol/commands.ts';
import { commands } from '../../src/protocol/commands.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import type { Fact } from '../facts.ts';
import type { StoreName } from '../storage/store-error.ts';
import { QualityMetrics } from './quality-metrics.ts';
import { ResultTimes } from './result-times.ts';

/** What there is right now, as far as it can be found out. */
export interface Standing {
  readonly connections: number;
  readonly rooms?: number;
  readonly members?: number;
}

/** What an operator wants to know, for Prometheus: counts and times, and nobody's name. */
export class Metrics {
  readonly #registry = new Registry();
  readonly quality = new QualityMetrics(this.#registry);
  readonly #commands = new ResultTimes({
    name: 'call_command_seconds',
    help: 'Commands, by what became of them (ok, or the code of the refusal), and how long that took',
    label: 'command',
  });
  readonly #requests = new ResultTimes({
    name: 'call_request_seconds',
    help: 'Requests by HTTP for what is in /api, by what became of them, and how long that took',
    label: 'request',
  });
  readonly #refused: Counter<'code'>;
  readonly #slow: Counter;
  readonly #webhooks: Counter<'result'>;
  readonly #endings: Counter<'ending'>;
  readonly #failures: Counter<'store'>;
  readonly #lost: Counter<'store'>;
  readonly #standing = new Map<keyof Standing, Gauge>();
  readonly #count: () => Promise<Standing>;

  constructor(standing: () => Promise<Standing>) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    // Only that they have a name and can be asked is needed of metrics, though not said so by their type.
    for (const times of [this.#commands, this.#requests])
      this.#registry.registerMetric(times as unknown as Histogram);
    this.#refused = new Counter({
      name: 'call_handshakes_refused_total',
      help: 'Connections that were not let in, by why',
      labelNames: ['code'],
      registers,
    });
    this.#endings = new Counter({
      name: 'call_invitations_total',
      help: 'People who were rung, by what came of it',
      labelNames: ['ending'],
      registers,
    });
    this.#failures = new Counter({
      name: 'call_store_failures_total',
      help: 'Times that a store could not be read or written, by which',
      labelNames: ['store'],
      registers,
    });
    this.#lost = new Counter({
      name: 'call_store_lost_total',
      help: 'Things that could not be kept in the end, by the store that they were for',
      labelNames: ['store'],
      registers,
    });
    this.#webhooks = new Counter({
      name: 'call_webhooks_total',
      help: 'Times that a site was told of an event, by what came of it; dead is what was given up',
      labelNames: ['result'],
      registers,
    });
    this.#slow = new Counter({
      name: 'call_slow_clients_total',
      help: 'Connections that were ended since their pages did not read, or did not wait for what they asked',
      registers,
    });
    for (const [name, help] of [
      ['connections', 'Connections of pages'],
      ['rooms', 'Rooms and calls that go on'],
      ['members', 'People in them, each device for itself'],
    ] as const) {
      this.#standing.set(name, new Gauge({ name: `call_${name}`, help, registers }));
    }
    this.#count = standing;
  }

  /** A command was answered; what is no command is counted as one of its own, whatever it is called. */
  answered(name: unknown, reply: Reply, seconds: number): void {
    const isKnown = typeof name === 'string' && Object.hasOwn(commands, name);
    const result = reply.ok ? 'ok' : reply.error.code;
    this.#commands.note(isKnown ? name : 'unknown', result, seconds);
  }

  /** A request was answered: its method and the pattern of its path, with `ok` or the code of its error. */
  asked(request: string, result: ErrorCode | 'ok', seconds: number): void {
    this.#requests.note(request, result, seconds);
  }

  /** Somebody was not let in. */
  refused(code: ErrorCode): void {
    this.#refused.inc({ code });
  }

  /** A connection was ended that did not read, or for which too much waited. */
  slow(): void {
    this.#slow.inc();
  }

  /** A site was told, or could not be. */
  webhook(result: 'delivered' | 'failed' | 'dead'): void {
    this.#webhooks.inc({ result });
  }

  /** Something has happened; what of it is counted here, is. */
  happened(fact: Fact): void {
    if (fact.type === 'call:settled') this.#endings.inc({ ending: fact.status });
  }

  /** A store could not be read or written, this time. */
  storeFailed(store: StoreName): void {
    this.#failures.inc({ store });
  }

  /** Something could not be kept in the end. */
  lost(store: StoreName): void {
    this.#lost.inc({ store });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /**
   * All of it in the text format of Prometheus. What goes on is counted once for that, since it may be asked of others; what
   * cannot be found out just now is not a number, and the rest is said all the same.
   */
  async text(): Promise<string> {
    const now = await this.#count();
    for (const [name, gauge] of this.#standing) gauge.set(now[name] ?? Number.NaN);
    return this.#registry.metrics();
  }
}
