import { openBackend } from '../../src/backends/open.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { EngineParts } from '../../src/engine/engine-parts.ts';
import type { FactMap } from '../../src/engine/facts.ts';
import type { Durations } from '../../src/protocol/limits.ts';
import { InPageServer } from '../../src/testing/in-page-server.ts';
import type { LoopbackSignaling } from '../../src/testing/loopback-signaling.ts';
import { until } from './until.ts';

/** An engine whose connection a test can break, with all that it has told so far. */
export interface Person {
  readonly engine: Engine;
  readonly signaling: LoopbackSignaling;
  readonly facts: { readonly name: keyof FactMap; readonly detail: never }[];
}

/** The next fact of a kind. */
export const fact = <F extends keyof FactMap>({ engine }: Person, name: F) =>
  new Promise<FactMap[F]>((resolve) => engine.facts.on(name, resolve));

/** The server's rules in the page, and people who have connected to them, until a test is over. */
export function scene(durations: Partial<Durations> = {}) {
  const server = new InPageServer({ durations });
  const engines: Engine[] = [];
  return {
    server,
    async person(user: string, parts: Partial<EngineParts> = {}): Promise<Person> {
      const signaling = server.connect(user);
      const engine = server.engine(user, user, { signaling, openBackend, ...parts });
      engines.push(engine);
      const facts: { name: keyof FactMap; detail: never }[] = [];
      for (const name of ['call-ended', 'call-error', 'call-incoming', 'call-started'] as const) {
        engine.facts.on(name, (detail) => facts.push({ name, detail: detail as never }));
      }
      await until(() => signaling.state.value === 'connected');
      return { engine, signaling, facts };
    },
    end() {
      for (const engine of engines) engine.close();
      server.close();
    },
  };
}

/** Rings, answers, and waits until media flows both ways. */
export async function talk(caller: Person, callee: Person): Promise<void> {
  await caller.engine.invite([callee.signaling.session.value?.user ?? '']);
  await until(() => callee.engine.incoming.state.value.length === 1);
  await callee.engine.accept();
  for (const { engine } of [caller, callee]) await until(() => isLinked(engine));
}

/** Whether every link of the call is there. */
export function isLinked(engine: Engine): boolean {
  const links = [...(engine.room.value?.carrier.links.value.values() ?? [])];
  return links.length > 0 && links.every((link) => link === 'connected');
}

/** The names of those whom one sees in the call, and whether they are there. */
export const others = (engine: Engine) =>
  engine.room.value?.roster.others.value.map(({ name, connected }) => [name, connected]);
