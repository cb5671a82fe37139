import type { Context, MiddlewareHandler } from 'hono';
import { CallError } from '../../../src/protocol/errors.ts';

const TYPE = /^application\/json *(;|$)/i;

/** Bodies say that they are JSON: one that did not would be taken for an empty one. Throws `invalid`. */
export function assertJson(c: Context): void {
  if (TYPE.test(c.req.header('Content-Type') ?? '')) return;
  throw new CallError('invalid', 'the body: expected JSON, as Content-Type: application/json');
}

/** Refuses other bodies, also where none is asked for. */
export const jsonAlone: MiddlewareHandler = async (c, next) => {
  const hasBody = c.req.header('Transfer-Encoding') ?? c.req.header('Content-Length') ?? '0';
  if (hasBody !== '0') assertJson(c);
  await next();
};
