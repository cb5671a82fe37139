import type { MiddlewareHandler } from 'hono';
import { CallError } from '../../../src/protocol/errors.ts';
import type { Identify, Identity } from '../../auth/identify.ts';
import { type Asker, askerOf } from '../../features/api/asker.ts';

/** What every request knows once its sender is. */
export interface ApiEnv {
  readonly Variables: { readonly asker: Asker };
}

interface Parts {
  readonly identify: Identify;
  /** Whether the server believes whoever says a name. */
  readonly open: boolean;
  /** What a person is called whom only their id says. */
  readonly nameOf: (user: string) => Promise<string>;
}

const HEADER = /^Bearer +(\S+) *$/i;

/**
 * Knows who asks, by `Authorization: Bearer TOKEN` (RFC 6750): a token as for the socket, or on an open server the id of a
 * user, percent-encoded where it is not ASCII. Nothing else says who somebody is, least of all a cookie, so that no page of
 * another site can ask in the name of whoever looks at it.
 */
export function signIn({ identify, open, nameOf }: Parts): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const [, bearer] = HEADER.exec(c.req.header('Authorization') ?? '') ?? [];
    if (bearer === undefined) {
      throw new CallError('unauthorized', 'Authorization: expected Bearer and a token');
    }
    const identity = await identify(open ? { user: decoded(bearer) } : { token: bearer }).catch(
      refuse,
    );
    const name = open ? await nameOf(identity.user) : identity.name;
    c.set('asker', askerOf({ ...identity, name }, open));
    await next();
  };
}

function refuse(cause: unknown): Promise<Identity> {
  if (!(cause instanceof CallError)) {
    throw new CallError('offline', 'tokens cannot be checked just now', { cause });
  }
  throw new CallError('unauthorized', cause.message, { cause });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
