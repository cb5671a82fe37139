import fc, { type Arbitrary } from 'fast-check';
import * as v from 'valibot';
import { Ref, spared } from './ref.ts';
import { textOf } from './text-of.ts';

/** A schema of valibot, as far as it is looked into. */
export interface Schema extends v.GenericSchema {
  readonly pipe?: readonly Step[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly key?: Schema;
  readonly value?: Schema;
  readonly literal?: unknown;
  /** Of a picklist its values, of a variant its schemas. */
  readonly options?: readonly unknown[];
}

/** A schema is the first of its own steps; those after it check. */
export interface Step {
  readonly type: string;
  readonly requirement?: unknown;
}

/** What may stand in a field in place of what its schema says: an id that exists. */
export type Instead = (schema: Schema, key: string) => Arbitrary<unknown> | undefined;

const NOTHING: Instead = () => undefined;
/** Items of most lists; few are as long as they may be. */
const FEW = 5;

/** Whatever a schema lets through, drawn by looking into it: what has a schema needs nothing else to be drawn. */
export function arbitraryOf(schema: Schema, instead = NOTHING, key = ''): Arbitrary<unknown> {
  const chosen = instead(schema, key);
  if (chosen) return chosen;
  const steps = (schema.pipe ?? []).slice(1);
  const draw = DRAWN[schema.type];
  if (!draw) throw new Error(`nobody has said how a ${schema.type} is drawn (${key})`);
  const all = draw(schema, limitsOf(steps), (inner, name = key) =>
    arbitraryOf(inner as Schema, instead, name),
  );
  return steps.length === 0 ? all : all.filter((value) => v.is(schema, spared(value)));
}

/** The arguments of a schema's checks, by what they check. */
export type Limits = ReadonlyMap<string, unknown>;

const limitsOf = (steps: readonly Step[]): Limits =>
  new Map(steps.map(({ type, requirement }) => [type, requirement]));

const numberOf = (limits: Limits, type: string, otherwise: number): number =>
  (limits.get(type) as number | undefined) ?? otherwise;

type Draw = (
  schema: Schema,
  limits: Limits,
  inner: (schema: unknown, key?: string) => Arbitrary<unknown>,
) => Arbitrary<unknown>;

const DRAWN: Readonly<Record<string, Draw>> = {
  boolean: () => fc.boolean(),
  string: (schema, limits) => textOf(schema, limits),
  number: (_schema, limits) => numberWithin(limits),
  literal: ({ literal }) => fc.constant(literal),
  picklist: ({ options = [] }) => fc.constantFrom(...options),
  array: ({ item }, limits, inner) => listOf(inner(item), limits),
  record: ({ key, value }, _limits, inner) =>
    fc.dictionary(inner(key) as Arbitrary<string>, inner(value), { maxKeys: 16 }),
  strict_object: ({ entries = {} }, _limits, inner) => objectOf(entries, inner),
  variant: ({ options = [] }, _limits, inner) => fc.oneof(...options.map((one) => inner(one))),
  // Whether it is there at all is for the object to say that it is a field of.
  optional: ({ wrapped }, _limits, inner) => inner(wrapped),
  nullable: ({ wrapped }, _limits, inner) => fc.option(inner(wrapped), { freq: 4 }),
  nullish: ({ wrapped }, _limits, inner) => fc.option(inner(wrapped), { freq: 4 }),
};

function objectOf(entries: Readonly<Record<string, Schema>>, inner: Parameters<Draw>[2]) {
  const fields = Object.entries(entries);
  const isOptional = ({ type }: Schema) => type === 'optional' || type === 'nullish';
  const drawn = ([key, one]: [string, Schema]): [string, Arbitrary<unknown>] => [
    key,
    isOptional(one) ? inner(one, key).map(orNothing) : inner(one, key),
  ];
  return fc.record(Object.fromEntries(fields.map(drawn)), {
    requiredKeys: fields.filter(([, one]) => !isOptional(one)).map(([key]) => key),
    noNullPrototype: true,
  });
}

const orNothing = (value: unknown) => (value instanceof Ref ? value.orNothing() : value);

function listOf(item: Arbitrary<unknown>, limits: Limits): Arbitrary<unknown> {
  const minLength = numberOf(limits, 'min_length', 0);
  const most = numberOf(limits, 'max_length', 2 * FEW);
  const few = fc.array(item, { minLength, maxLength: Math.min(FEW, most) });
  const many = fc.array(item, { minLength, maxLength: most, size: 'max' });
  return fc.oneof({ arbitrary: few, weight: 80 }, { arbitrary: many, weight: 1 });
}

function numberWithin(limits: Limits): Arbitrary<number> {
  const min = numberOf(limits, 'min_value', Number.MIN_SAFE_INTEGER);
  const max = numberOf(limits, 'max_value', Number.MAX_SAFE_INTEGER);
  const whole = fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
  if (limits.has('integer') || limits.has('safe_integer')) return whole;
  return fc.oneof(whole, fc.double({ min, max, noNaN: true }));
}
