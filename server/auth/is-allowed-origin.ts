interface Asking {
  /** The `Origin` header. What sends none is no page of another origin. */
  readonly origin: string | undefined;
  /** The `Host` header: what the server is called by whoever asks. */
  readonly host: string | undefined;
}

/** Whether a page may ask the server: one of the server's own origin, or of those that are allowed. `undefined` allows all. */
export const isAllowedOrigin = (
  allowed: readonly string[] | undefined,
  { origin, host }: Asking,
): boolean =>
  allowed === undefined ||
  origin === undefined ||
  allowed.includes(origin) ||
  (URL.canParse(origin) && new URL(origin).host === host);
