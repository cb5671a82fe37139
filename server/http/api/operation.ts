import type { MiddlewareHandler, ValidationTargets } from 'hono';
import { describeRoute, resolver, validator } from 'hono-openapi';
import type * as v from 'valibot';
import type { ErrorCode } from '../../../src/protocol/errors.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { describe } from '../../describe.ts';
import { STATUS } from './api-errors.ts';
import { errorBody } from './common-schemas.ts';
import { assertJson } from './json-body.ts';

type Schema = v.GenericSchema;

interface Operation {
  /** Its name for programs that are made from the document. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** What is answered where it goes well; nothing (204) where there is none. */
  readonly answer?: Schema;
  readonly status?: 200 | 201;
  /** How it can be refused, beside what every request can. */
  readonly errors?: readonly ErrorCode[];
  /** Whether it is for everybody, without a token. */
  readonly isPublic?: boolean;
}

const json = (schema: Schema) => ({ 'application/json': { schema: resolver(schema) } });

/** Says in the document what a route is for, and what it answers. */
export function operation(about: Operation): MiddlewareHandler {
  const { id, tag, summary, description, answer, status = 200, isPublic } = about;
  const always: readonly ErrorCode[] = isPublic ? ['rate-limited'] : ALWAYS;
  const codes = [...new Set([...always, ...(about.errors ?? [])])];
  const statuses = [...new Set(codes.map((code) => STATUS[code] ?? 500))];
  const which = (one: number) => codes.filter((code) => (STATUS[code] ?? 500) === one);
  return describeRoute({
    ...{ operationId: id, tags: [tag], summary },
    ...(description && { description }),
    ...(isPublic && { security: [] }),
    responses: {
      ...(answer
        ? { [status]: { description: 'It is so.', content: json(answer) } }
        : { 204: { description: 'It is done.' } }),
      ...Object.fromEntries(
        statuses.map((one) => [
          one,
          { description: `\`${which(one).join('`, `')}\``, content: json(errorBody) },
        ]),
      ),
    },
  });
}

/** How everything can be refused that asks for a token. */
const ALWAYS: readonly ErrorCode[] = [
  'invalid',
  'unauthorized',
  // Pages of other origins.
  'forbidden',
  'too-large',
  'rate-limited',
  'internal',
  'offline',
];

/** Checks a part of the request by its schema, which the document shows as well. */
export const check = <T extends keyof ValidationTargets, S extends Schema>(target: T, schema: S) =>
  validator(target, schema, (result, c) => {
    if (target === 'json') assertJson(c);
    if (result.success) return;
    const [issue] = result.error as readonly v.BaseIssue<unknown>[];
    throw new CallError('invalid', issue ? describe(schema, issue) : target);
  });
