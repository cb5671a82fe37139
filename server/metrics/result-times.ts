/** Seconds within which things are answered: most within the first. */
const WITHIN = [0.001, 0.005, 0.02, 0.1, 0.5, 2];

/** What came of one kind in one way: how many times within each of the bounds, or in longer, and in how many seconds altogether. */
interface Tally {
  readonly counts: number[];
  seconds: number;
}

interface Sample {
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/**
 * How long things took, by their kind and what became of them: a histogram of Prometheus. It is counted here, since that happens
 * with each message, and is put into words only when it is asked for.
 */
export class ResultTimes<Kind extends string> {
  readonly name: string;
  readonly help: string;
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  readonly #label: Kind;
  readonly #tallies = new Map<string, Map<string, Tally>>();

  /** `label`: as what it says their kind. */
  constructor(about: { readonly name: string; readonly help: string; readonly label: Kind }) {
    this.name = about.name;
    this.help = about.help;
    this.#label = about.label;
  }

  note(kind: string, result: string, seconds: number): void {
    const tally = this.#tallies.get(kind)?.get(result) ?? this.#begin(kind, result);
    let place = 0;
    while (seconds > (WITHIN[place] ?? Number.POSITIVE_INFINITY)) place += 1;
    tally.counts[place] = (tally.counts[place] ?? 0) + 1;
    tally.seconds += seconds;
  }

  /** What a registry asks of each metric. */
  async get() {
    const { name, help, type, aggregator } = this;
    return { name, help, type, aggregator, values: [...this.#samples()] };
  }

  #begin(kind: string, result: string): Tally {
    const tally = { counts: [...WITHIN, 0].map(() => 0), seconds: 0 };
    const results = this.#tallies.get(kind) ?? new Map<string, Tally>();
    this.#tallies.set(kind, results.set(result, tally));
    return tally;
  }

  *#samples(): Generator<Sample> {
    for (const [kind, results] of this.#tallies) {
      for (const [result, { counts, seconds }] of results) {
        const labels = { [this.#label]: kind, result };
        let sum = 0;
        for (const [place, count] of counts.entries()) {
          sum += count;
          const le = WITHIN[place] ?? '+Inf';
          yield { metricName: `${this.name}_bucket`, labels: { le, ...labels }, value: sum };
        }
        yield { metricName: `${this.name}_sum`, labels, value: seconds };
        yield { metricName: `${this.name}_count`, labels, value: sum };
      }
    }
  }
}
