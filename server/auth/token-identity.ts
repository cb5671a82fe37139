import { errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import { CallError } from '../../src/protocol/errors.ts';
import { id, roomId } from '../../src/protocol/ids.ts';
import { ROLES } from '../../src/protocol/roles.ts';
import { displayName } from './display-name.ts';
import type { Identify } from './identify.ts';

const handshakeSchema = v.object({ token: v.pipe(v.string(), v.minLength(1), v.maxLength(8_192)) });
const claimsSchema = v.object({
  sub: id,
  name: v.optional(v.string(), ''),
  rooms: v.optional(v.array(roomId)),
  role: v.optional(v.picklist(ROLES)),
});

/** Believes tokens (JWT, RFC 7519) signed with the server's secret by HS256. */
export function tokenIdentity(secret: string): Identify {
  const key = new TextEncoder().encode(secret);
  return async (handshake) => {
    const checked = v.safeParse(handshakeSchema, handshake);
    if (!checked.success) throw new CallError('unauthorized', 'this server asks for a token');
    const { payload } = await jwtVerify(checked.output.token, key, { algorithms: ['HS256'] }).catch(
      (cause) => {
        const why =
          cause instanceof errors.JWTExpired ? 'the token has expired' : 'the token is not valid';
        throw new CallError('unauthorized', why, { cause });
      },
    );
    const claims = v.safeParse(claimsSchema, payload);
    if (!claims.success) {
      const [claim] = claims.issues.map((issue) => v.getDotPath(issue));
      throw new CallError('unauthorized', `the token's claim ${claim} is missing or not right`);
    }
    const { sub, name, rooms, role } = claims.output;
    return { user: sub, name: displayName(name) || sub, rooms, role };
  };
}
