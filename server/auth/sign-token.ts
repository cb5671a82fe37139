import { SignJWT } from 'jose';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { Role } from '../../src/protocol/roles.ts';
import type { TokenKeys } from './token-identity.ts';

/** What a token says of somebody. */
export interface TokenClaims {
  readonly user: UserId;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly rooms?: readonly RoomId[] | undefined;
}

type SecretKeys = Extract<TokenKeys, { readonly secret: string }>;

/** A token (HS256) by the server's secret, for the audience that it goes by. `expires`: a time, or how long from now (`1h`). */
export function signToken(
  { user, name, role, rooms }: TokenClaims,
  expires: Date | string,
  { secret, audience }: SecretKeys,
): Promise<string> {
  const claims = { ...(name && { name }), ...(role && { role }), ...(rooms && { rooms }) };
  return new SignJWT({ ...claims, ...(audience && { aud: audience }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(user)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
}

/** Signs a token for somebody, good until a time. */
export type Issue = (claims: TokenClaims, expires: Date) => Promise<string>;

/** Signs by the server's own secret; undefined where it has none. */
export function signerOf(keys: TokenKeys | undefined): Issue | undefined {
  if (keys === undefined || !('secret' in keys)) return undefined;
  return (claims, expires) => signToken(claims, expires, keys);
}
