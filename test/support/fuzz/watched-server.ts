import { SignJWT } from 'jose';
import { pino } from 'pino';
import type { Running } from '../../../server/start.ts';
import { runServer } from '../running-server.ts';
import type { KnownIds } from './known-ids.ts';

export interface WatchedServer extends Running {
  /** A person's handshake there. */
  authOf(user: string, known: KnownIds): Promise<object>;
  /** What it did not expect: lines of its log, and promises that nobody has waited for. */
  readonly faults: readonly string[];
}

/** A server on which everybody may say as much as they like, with an eye on what it has to complain of itself. */
export async function watchedServer(settings: Record<string, string>): Promise<WatchedServer> {
  const faults: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(line) });
  const note = (thrown: unknown) => faults.push(`not waited for: ${String(thrown)}`);
  process.on('unhandledRejection', note);
  const server = await runServer(settings, { log, rates: async () => {} });
  return {
    url: server.url,
    faults,
    async authOf(user, known) {
      const { CALL_SECRET: secret } = settings;
      if (secret === undefined) return { user, name: user };
      const role = user === 'gus' ? { role: 'guest' } : {};
      const sign = () =>
        new SignJWT({ sub: user, ...role })
          .setProtectedHeader({ alg: 'HS256' })
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode(secret));
      known.add('token', await sign(), { users: [user] });
      return { token: await sign() };
    },
    async stop() {
      await server.stop();
      process.off('unhandledRejection', note);
    },
  };
}
