interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * A service worker's address, as pages want it that require Trusted Types. Browsers take a worker from the page's own
 * origin alone, so there is nothing else to check. A page that lists its policies by name allows `call-elements`.
 */
export function trustedWorker(url: string): unknown {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('call-elements', { createScriptURL: (given) => given });
  return policy.createScriptURL(url);
}
