import type * as v from 'valibot';

/** What a schema may consist of; each kind of schema has some of it. */
interface Parts {
  readonly type?: unknown;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly options?: readonly unknown[];
  readonly pipe?: readonly unknown[];
  readonly item?: unknown;
  readonly wrapped?: unknown;
  /** Of a record, whose keys have no names. */
  readonly value?: unknown;
}

const known = new WeakMap<object, ReadonlySet<string>>();

/** Names the field and what it should have been; a star is what no schema has a name for. Never repeats what was sent. */
export function describe(schema: object, { path, expected, type }: v.BaseIssue<unknown>): string {
  const names = namesIn(schema);
  const field = path?.map(({ key }) =>
    typeof key === 'number' || (typeof key === 'string' && names.has(key)) ? key : '*',
  );
  return `${field?.join('.') ?? 'payload'}: expected ${expected ?? type}`;
}

/** The names of all fields that a schema knows, at whatever depth. */
function namesIn(schema: object): ReadonlySet<string> {
  const before = known.get(schema);
  if (before) return before;
  const { entries = {}, options = [], pipe = [], item, wrapped, value } = schema as Parts;
  const parts = [...Object.values(entries), ...options, ...pipe, item, wrapped, value];
  const inner = parts.filter((part) => typeof part === 'object' && part !== null);
  const names = new Set([...Object.keys(entries), ...inner.flatMap((part) => [...namesIn(part)])]);
  known.set(schema, names);
  return names;
}
