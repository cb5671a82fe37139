import assert from 'node:assert/strict';
import type { SchemaObject } from '@hyperjump/json-schema/openapi-3-1';
import { registerSchema, validate } from '@hyperjump/json-schema/openapi-3-1';

type Json = Record<string, unknown>;
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: { readonly schemas: Json };
}

/** What was answered, read as JSON. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every kind.
  readonly body: any;
}

interface Asked {
  readonly bearer?: string;
  readonly body?: unknown;
  /** A body as it is sent, whether or not it is JSON. */
  readonly raw?: string | undefined;
  readonly headers?: Json;
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const documents = new Map<string, Promise<Document>>();
const known = new Set<string>();

/** The document of a server. */
export function documentOf(url: string): Promise<Document> {
  const asked = documents.get(url) ?? fetch(`${url}/api/openapi.json`).then((one) => one.json());
  documents.set(url, asked);
  return asked as Promise<Document>;
}

/** Asks a server by HTTP. Every answer has to be as its document says. */
export async function ask(
  url: string,
  method: string,
  path: string,
  { bearer, body, raw, headers = {} }: Asked = {},
): Promise<Answered> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
      ...((raw ?? body) !== undefined && { 'Content-Type': 'application/json' }),
      ...(headers as Record<string, string>),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(raw !== undefined && { body: raw }),
  });
  const text = await response.text();
  const answered = {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
  await assertDocumented(url, method, path, answered);
  return answered;
}

/** Somebody who asks; what is refused is thrown. */
export function apiOf(url: string, bearer: string) {
  const done = async (method: string, path: string, body?: unknown) => {
    const answered = await ask(url, method, path, { bearer, body });
    if (answered.status >= 400) throw new Error(`${method} ${path}: ${answered.body.error.code}`);
    return answered.body;
  };
  return {
    get: (path: string) => done('GET', path),
    post: (path: string, body?: unknown) => done('POST', path, body),
    patch: (path: string, body: unknown) => done('PATCH', path, body),
    delete: (path: string) => done('DELETE', path),
    /** How it is refused: status and code. Fails where it is not. */
    refused: async (method: string, path: string, body?: unknown): Promise<string> => {
      const answered = await ask(url, method, path, { bearer, body });
      assert.ok(answered.status >= 400, `${method} ${path}: ${answered.status}`);
      return `${answered.status} ${answered.body.error.code}`;
    },
  };
}

export type Api = ReturnType<typeof apiOf>;

async function assertDocumented(url: string, method: string, path: string, answered: Answered) {
  const { paths, components } = await documentOf(url);
  const where = path.split('?')[0]!;
  const names = Object.keys(paths).filter((name) =>
    new RegExp(`^${name.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(where),
  );
  // What is written out goes before what a parameter stands for.
  const [name] = names.sort((a, b) => a.split('{').length - b.split('{').length);
  const operation = name && paths[name]?.[method.toLowerCase()];
  if (!operation) return assert.equal(answered.status >= 400, true, `${method} ${path}`);
  const { responses } = operation as { responses: Record<string, { content?: Json }> };
  const response = responses[answered.status] ?? responses['default'];
  assert.ok(response, `${method} ${name} answers ${answered.status}, which is not documented`);
  const { schema } = (response.content?.['application/json'] ?? {}) as { schema?: Json };
  if (!schema) return assert.equal(answered.body, undefined, `${method} ${name} has a body`);
  const id = `https://test.invalid/${encodeURIComponent(`${url} ${method} ${name} ${answered.status}`)}`;
  if (!known.has(id)) {
    const all = JSON.stringify({ ...schema, $defs: components.schemas });
    registerSchema(JSON.parse(all.replaceAll('#/components/schemas/', '#/$defs/')), id, DIALECT);
    known.add(id);
  }
  const output = await validate(id, answered.body, 'DETAILED');
  const problem = `${method} ${name} ${answered.status}: ${JSON.stringify(answered.body)} ${JSON.stringify(output, null, 1)}`;
  assert.ok(output.valid, problem);
}

/** Whether a document is one of OpenAPI 3.1, with all its schemas. */
export async function assertOpenApi(document: unknown): Promise<void> {
  const schema = 'https://spec.openapis.org/oas/3.1/schema-base';
  const output = await validate(schema, document as SchemaObject, 'DETAILED');
  assert.ok(output.valid, JSON.stringify(output, null, 1).slice(0, 3_000));
}
