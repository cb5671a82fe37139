import { InPageServer } from '../../src/testing/in-page-server.ts';
import { type Visitor, visitor } from './rules.ts';
import { until } from './until.ts';

/** The rules, as they are set, and the people who have connected to them, until a test is over. */
export class Visitors {
  readonly #opened: Visitor[] = [];
  #server: InPageServer | undefined;

  get server(): InPageServer {
    this.#server ??= new InPageServer();
    return this.#server;
  }

  /** Sets the rules otherwise, before anybody comes. */
  set(settings: ConstructorParameters<typeof InPageServer>[0]): void {
    this.#server = new InPageServer(settings);
  }

  async person(user: string): Promise<Visitor> {
    const one = visitor(this.server, user);
    this.#opened.push(one);
    await until(() => one.signaling.session.value);
    return one;
  }

  /** Everybody goes, and the next ones meet a server that knows nobody. */
  end(): void {
    for (const { signaling } of this.#opened.splice(0)) signaling.close();
    this.#server?.close();
    this.#server = undefined;
  }
}
