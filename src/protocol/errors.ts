/** Every way in which a request, a device or a connection can fail. People's words for each live in `i18n/`. */
export const ERROR_CODES = [
  // What the server answers.
  'unauthorized',
  'forbidden',
  'invalid',
  'too-large',
  'unknown-command',
  'not-found',
  'wrong-state',
  'busy',
  'room-full',
  'room-locked',
  'ejected',
  'rate-limited',
  'internal',
  // What the page finds out by itself.
  'offline',
  'timeout',
  'unsupported',
  'insecure-context',
  'permission-denied',
  'permission-dismissed',
  'permission-system',
  'device-missing',
  'device-in-use',
  'device-failed',
  'connection-failed',
  'autoplay-blocked',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The form in which an error travels in a reply. `message` is for developers; people see the words for `code`. */
export interface ErrorReply {
  readonly code: ErrorCode;
  readonly message: string;
}

/** The one error that the server's rules and the engine throw on purpose. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** Turns whatever was thrown into a `CallError`, so that callers can rely on `code`. */
  static from(thrown: unknown, code: ErrorCode = 'internal'): CallError {
    if (thrown instanceof CallError) return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new CallError(code, message, { cause: thrown });
  }
}
