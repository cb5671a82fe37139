import { SignJWT } from 'jose';

/** A server's secret, and tokens by it. */
export function tokens(secret = 'a secret of at least 32 characters') {
  const key = new TextEncoder().encode(secret);
  return {
    secret,
    /** A token with these claims, which lasts for so many seconds. */
    sign: (claims: Record<string, unknown>, lasts = 3_600): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime(Math.floor(Date.now() / 1_000) + lasts)
        .sign(key),
  };
}
