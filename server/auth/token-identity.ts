import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import * as v from 'valibot';
import { CallError } from '../../src/protocol/errors.ts';
import { id, roomId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { ROLES } from '../../src/protocol/roles.ts';
import { displayName } from './display-name.ts';
import type { Identify } from './identify.ts';

/** Who signs the tokens: whoever knows the server's own secret, or a service that publishes its public keys. */
export type TokenKeys = ({ readonly secret: string } | { readonly jwks: URL }) & {
  /** By what name this server is meant (`aud`). Without one it is meant by no token that names anybody. */
  readonly audience?: string;
};

const handshakeSchema = v.object({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.token)),
});
const claimsSchema = v.object({
  sub: id,
  name: v.optional(v.string(), ''),
  rooms: v.optional(v.array(roomId)),
  role: v.optional(v.picklist(ROLES)),
  exp: v.optional(v.number()),
  aud: v.optional(v.union([v.string(), v.array(v.string())])),
});

/** Milliseconds in which keys are asked for once at most, whatever keys tokens name. */
const COOL_DOWN = 2_000;

/**
 * Believes tokens (JWT, RFC 7519) signed by HS256 with the server's secret, or by RS256 or ES256 with a key of a published
 * set (JWK Set, RFC 7517), which is asked for again when a token names another key. A token for another audience is none
 * for us: a service may sign for several (RFC 7519, section 4.1.3). Throws something else than a
 * `CallError` where the set cannot be had just now.
 */
export function tokenIdentity(keys: TokenKeys): Identify {
  const verify = verifier(keys);
  return async (handshake) => {
    const checked = v.safeParse(handshakeSchema, handshake);
    if (!checked.success) throw new CallError('unauthorized', 'this server asks for a token');
    const payload = await verify(checked.output.token).catch((cause) => {
      throw isAboutToken(cause) ? new CallError('unauthorized', whyNot(cause), { cause }) : cause;
    });
    const claims = v.safeParse(claimsSchema, payload);
    if (!claims.success) {
      const [claim] = claims.issues.map((issue) => v.getDotPath(issue));
      throw new CallError('unauthorized', `the token's claim ${claim} is missing or not right`);
    }
    const { sub, name, rooms, role, exp, aud } = claims.output;
    if (!isForUs(aud, keys.audience))
      throw new CallError('unauthorized', 'the token is for another audience');
    const expires = exp === undefined ? undefined : exp * 1_000;
    return { user: sub, name: displayName(name) || sub, rooms, role, expires };
  };
}

/** Whether a token is meant for who goes by this name; one that names nobody is for whoever has no name. */
const isForUs = (named: string | readonly string[] = [], own: string | undefined): boolean =>
  own === undefined ? named.length === 0 : [named].flat().includes(own);

/** Only what belongs to the kind of key: a public key is no secret, and whoever has it must not sign with it. */
function verifier(keys: TokenKeys): (token: string) => Promise<JWTPayload> {
  if ('secret' in keys) {
    const key = new TextEncoder().encode(keys.secret);
    return async (token) => (await jwtVerify(token, key, { algorithms: ['HS256'] })).payload;
  }
  const set = createRemoteJWKSet(keys.jwks, { cooldownDuration: COOL_DOWN });
  return async (token) => (await jwtVerify(token, set, { algorithms: ['RS256', 'ES256'] })).payload;
}

const whyNot = (cause: unknown): string =>
  cause instanceof errors.JWTExpired ? 'the token has expired' : 'the token is not valid';

/** What is wrong with a token, and not with the way to the keys. */
const isAboutToken = (cause: unknown): boolean =>
  [
    errors.JWTExpired,
    errors.JWTInvalid,
    errors.JWTClaimValidationFailed,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
  ].some((kind) => cause instanceof kind);
