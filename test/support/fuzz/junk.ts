import fc, { type Arbitrary } from 'fast-check';
import { LIMITS } from '../../../src/protocol/limits.ts';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'];
const FIELDS = ['room', 'id', 'to', 'invite', 'member', 'signal', 'stay', 'text', 'users', 'slots'];

/** Nested so deeply that it hurts whoever goes down step by step; a client can still make JSON of it. */
const DEEP = 500;
const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 'deep');

/** An object with a field of its own by a name that all objects have, as JSON can bring it. */
const prototypes = fc
  .tuple(fc.constantFrom(...NAMES), fc.jsonValue({ maxDepth: 1 }))
  .map(([name, value]) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`));

const odd = fc.constantFrom<unknown[]>(
  ...[null, true, '', 'text', 0, -1, -0, 1.5, 2 ** 53, 1e308, Number.NaN, '\u0000', '\ud800'],
  ...[[], [[]], {}, [{}], [null], { length: 1 }, { toJSON: 'x' }, { _placeholder: true, num: 0 }],
);
const large = fc.constantFrom<unknown[]>(
  'x'.repeat(LIMITS.payload - 1_000),
  'x'.repeat(LIMITS.payload + 1),
  nested(DEEP),
  Array.from({ length: 5_000 }, () => 0),
);
const binary = fc.constantFrom<unknown[]>(Buffer.from('binary'), { deep: Buffer.from('binary') });

/** What no field is, and no payload either; seldom something large. */
export const junk: Arbitrary<unknown> = fc.oneof(
  { arbitrary: odd, weight: 20 },
  { arbitrary: prototypes, weight: 10 },
  { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 20 },
  { arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), fc.jsonValue()), weight: 20 },
  { arbitrary: binary, weight: 2 },
  { arbitrary: large, weight: 1 },
);
