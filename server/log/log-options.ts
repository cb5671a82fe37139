import type { LoggerOptions } from 'pino';

/** What nobody is to log, and is not in the log where somebody does: what people say and are called, and what signs them in. */
const NEVER = [
  ...['name', 'text', 'title', 'description', 'token', 'secret', 'password', 'authorization'],
  ...['sdp', 'candidate', 'credential', 'endpoint', 'auth', 'cookie', 'headers'],
];

/** How the server logs: JSON, a line each, from a level on. */
export const logOptions = (level: string): LoggerOptions => ({
  level,
  redact: { paths: NEVER.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
});
