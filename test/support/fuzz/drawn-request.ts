import fc, { type Arbitrary } from 'fast-check';
import { fromSchema, type InField, type JsonSchema } from './json-schema-arbitrary.ts';
import { junk } from './junk.ts';

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
  };
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export interface DrawnRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** As it is sent: JSON, or what is none. */
  readonly raw: string | undefined;
}

/** What may stand in a field or a path of an operation: something of that name that exists. */
export type Existing = (path: string, key: string) => Arbitrary<unknown> | undefined;

/** An address has to fit into what Node.js reads of a request's head. */
const short = junk.filter((value) => (JSON.stringify(value)?.length ?? 0) < 500);

/** Requests for every operation of a document: most as it has them, some broken in their path, query or body. */
export function requestsFor(document: ApiDocument, existing: Existing): Arbitrary<DrawnRequest> {
  const all = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) =>
      requestFor(document, path, method, operation, existing),
    ),
  );
  return fc.oneof(...all);
}

function requestFor(
  { components: { schemas } }: ApiDocument,
  path: string,
  method: string,
  { parameters = [], requestBody }: Operation,
  existing: Existing,
): Arbitrary<DrawnRequest> {
  const inField: InField = (key) => existing(path, key);
  const valueOf = ({ name, schema }: Parameter) => fromSchema(schema, schemas, inField, name);
  const some = (one: Arbitrary<unknown>, odd: Arbitrary<unknown>) =>
    fc.oneof({ arbitrary: one, weight: 15 }, { arbitrary: odd, weight: 1 });
  const inPath = parameters.filter((one) => one.in === 'path');
  const inQuery = parameters.filter((one) => one.in === 'query');
  const places = fc.tuple(...inPath.map((one) => some(valueOf(one), fc.string({ minLength: 1 }))));
  const query = fc.record(
    Object.fromEntries(inQuery.map((one) => [one.name, some(valueOf(one), short)])),
    { requiredKeys: inQuery.filter(({ required }) => required).map(({ name }) => name) },
  );
  const schema = requestBody?.content['application/json']?.schema;
  const fine = schema ? fromSchema(schema, schemas, inField).map(toJson) : fc.constant(undefined);
  const broken = fc.oneof(
    junk.map(toJson),
    fc.string(),
    fc.constant(undefined),
    fc.constant('['.repeat(30_000)),
  );
  const body = method === 'get' ? fc.constant(undefined) : some(fine, broken);
  return fc.tuple(places, query, body).map(([values, asked, raw]) => {
    const filled = inPath.reduce(
      (text, { name }, at) => text.replace(`{${name}}`, encode(values[at])),
      path,
    );
    const fields = Object.entries(asked).map(([key, value]) => `${key}=${encode(value)}`);
    const search = fields.length > 0 ? `?${fields.join('&')}` : '';
    const operation = `${method} ${path}`;
    return { operation, method: method.toUpperCase(), path: filled + search, raw } as DrawnRequest;
  });
}

const toJson = (value: unknown): string | undefined => JSON.stringify(value);

/** In an address. What is no text is as somebody writes it who does not look. */
const encode = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : (toJson(value) ?? '')).toWellFormed());
