import { SignJWT } from 'jose';

/** A server's secret, and tokens by it. */
export function tokens(secret = 'a secret of at least 32 characters') {
  const key = new TextEncoder().encode(secret);
  return {
    secret,
    /** A token with these claims, which lasts for so many seconds, or for ever. */
    sign: (claims: Record<string, unknown>, lasts = 3_600): Promise<string> => {
      const token = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' });
      if (lasts < Number.POSITIVE_INFINITY) {
        token.setExpirationTime(Math.floor(Date.now() / 1_000) + lasts);
      }
      return token.sign(key);
    },
  };
}
