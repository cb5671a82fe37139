import type { CallProvider } from './call-provider.ts';

/** Who signs in where, as one value to compare: a fresh token for the same person is the same identity. */
export function identityOf({ server, user, token, getToken }: CallProvider): string {
  // What a function will give is not known before it is asked; that it is asked is what matters.
  const who = getToken ? 'asked' : token ? `token ${subjectOf(token)}` : `user ${user}`;
  return `${server} ${who}`;
}

/** The user that a token names (RFC 7519, section 4.1.2). It is the server that checks it; this only compares. */
function subjectOf(token: string): string {
  try {
    const [, claims = ''] = token.split('.');
    const json = atob(claims.replaceAll('-', '+').replaceAll('_', '/'));
    return String((JSON.parse(json) as { sub?: unknown }).sub);
  } catch {
    return token;
  }
}
