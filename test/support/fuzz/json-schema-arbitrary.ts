import fc, { type Arbitrary } from 'fast-check';

/** A schema in an OpenAPI document, as far as it is looked into. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What may stand in a field in place of what its schema says: something that exists. */
export type InField = (key: string) => Arbitrary<unknown> | undefined;

/** Items of a list, and characters of a text, where a document lets there be any number. */
const FEW = 5;
const LONG = 200;

const texts = new Map<string, Arbitrary<string>>();

/** What a document says may be sent. What only words in it say, as that one field needs another, is not looked at. */
export function fromSchema(
  schema: JsonSchema,
  all: Readonly<Record<string, JsonSchema>>,
  instead: InField,
  key = '',
): Arbitrary<unknown> {
  const inner = (one: JsonSchema, name = key) => fromSchema(one, all, instead, name);
  const { $ref, type, properties = {}, required = [], items = {} } = schema;
  const named = $ref && all[$ref.split('/').at(-1) ?? ''];
  if (named) return inner(named);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const some = schema.anyOf ?? schema.oneOf;
  if (some) return fc.oneof(...some.map((one) => inner(one)));
  switch (type) {
    case 'string': {
      const known = instead(key);
      return known ? fc.oneof(known, textOf(schema)) : textOf(schema);
    }
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -(2 ** 40), max: schema.maximum ?? 2 ** 40 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { minItems = 0, maxItems = FEW } = schema;
      return fc.array(inner(items), { minLength: minItems, maxLength: Math.min(FEW, maxItems) });
    }
    case 'object': {
      const fields = Object.entries(properties).map(([name, one]) => [name, inner(one, name)]);
      return fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>, {
        requiredKeys: [...required],
        noNullPrototype: true,
      });
    }
    default:
      return fc.jsonValue();
  }
}

function textOf({ pattern, minLength = 0, maxLength = LONG }: JsonSchema): Arbitrary<string> {
  if (pattern === undefined) return fc.string({ minLength, maxLength: Math.min(LONG, maxLength) });
  const known = texts.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
  texts.set(pattern, known);
  return known.filter((text) => text.length >= minLength && text.length <= maxLength);
}
