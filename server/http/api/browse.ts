import { Hono } from 'hono';
import { html } from 'hono/html';
import { NONCE, type SecureHeadersVariables, secureHeaders } from 'hono/secure-headers';
import type { OpenAPIV3_1 } from 'openapi-types';
import { codes, fieldsOf, kindOf, type Schema, whole } from './browse-schema.ts';
import { style } from './browse-style.ts';

type Documented = Pick<OpenAPIV3_1.Document, 'info' | 'paths' | 'components'>;
type Operation = OpenAPIV3_1.OperationObject;

const METHODS = ['get', 'post', 'patch', 'delete'] as const;

/** A page on which one reads what can be asked, made from the document. It has no script, and asks for nothing. */
export function browse(document: () => Promise<Documented>): Hono {
  const app = new Hono<{ Variables: SecureHeadersVariables }>();
  app.get(
    '/',
    secureHeaders({
      strictTransportSecurity: false,
      contentSecurityPolicy: {
        ...{ defaultSrc: ["'none'"], styleSrc: [NONCE] },
        ...{ baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
      },
    }),
    async (c) => c.html(page(await document(), c.get('secureHeadersNonce') ?? '')),
  );
  return app as unknown as Hono;
}

function page({ info, paths = {}, components }: Documented, nonce: string) {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const one = item?.[method];
      return one ? [{ path, method, one }] : [];
    }),
  );
  const tags = [...new Set(all.flatMap(({ one }) => one.tags ?? []))];
  const schemas = Object.entries(components?.schemas ?? {});
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${info.title} API</title>
    <style nonce="${nonce}">${style}</style>
  </head>
  <body>
    <header>
      <h1>${info.title} <small>${info.version}</small></h1>
      ${paragraphs(info.description)}
      <p><a href="openapi.json">openapi.json</a> is the same for programs.</p>
      <nav aria-label="Contents"><ul>${tags.map((tag) => html`<li><a href="#${anchor(tag)}">${tag}</a></li>`)}<li><a href="#schemas">Answers</a></li></ul></nav>
    </header>
    <main>
      ${tags.map(
        (tag) => html`<section aria-labelledby="${anchor(tag)}">
        <h2 id="${anchor(tag)}">${tag}</h2>
        ${all.filter(({ one }) => one.tags?.includes(tag)).map(route)}
      </section>`,
      )}
      <section aria-labelledby="schemas">
        <h2 id="schemas">Answers</h2>
        ${schemas.map(
          ([name, schema]) =>
            html`<details><summary><code>${name}</code></summary><p id="schema-${name}">${'description' in schema ? codes(schema.description ?? '') : ''}</p>${fieldsOf(schema as Schema)}</details>`,
        )}
      </section>
    </main>
  </body>
</html>`;
}

const anchor = (tag: string): string => tag.toLowerCase().replace(/\W+/g, '-');

const paragraphs = (text = '') => text.split('\n\n').map((one) => html`<p>${codes(one)}</p>`);

function route({ path, method, one }: { path: string; method: string; one: Operation }) {
  const parameters = (one.parameters ?? []) as OpenAPIV3_1.ParameterObject[];
  const body = one.requestBody as OpenAPIV3_1.RequestBodyObject | undefined;
  const answers = Object.entries(one.responses ?? {}) as [string, OpenAPIV3_1.ResponseObject][];
  return html`<details id="${one.operationId ?? ''}">
          <summary><code class="${method}">${method.toUpperCase()}</code> <code>/api${path}</code> <span>${one.summary}</span></summary>
          ${one.description ? paragraphs(one.description) : ''}
          ${parameters.length > 0 ? table(parameters) : ''}
          ${body ? html`<h3>Body</h3>${contents(body.content)}` : ''}
          <h3>Answers</h3>
          <dl>${answers.filter(([status]) => isFine(status)).map(response)}</dl>
          <p>${answers.filter(([status]) => !isFine(status)).map(([status, { description }]) => html`${status} ${codes(description)} `)}</p>
        </details>`;
}

const table = (parameters: readonly OpenAPIV3_1.ParameterObject[]) => html`<h3>Parameters</h3>
          <dl>${parameters.map(
            (one) =>
              html`<dt><code>${one.name}</code> <small>${one.schema ? kindOf(one.schema as Schema) : ''}${one.required ? '' : ', may be missing'}</small></dt><dd>${codes(one.description ?? '')}</dd>`,
          )}</dl>`;

const isFine = (status: string): boolean => status.startsWith('2');

const response = ([status, { description, content }]: [string, OpenAPIV3_1.ResponseObject]) =>
  html`<dt><code>${status}</code></dt><dd>${codes(description)}${content ? contents(content) : ''}</dd>`;

const contents = (content: Readonly<Record<string, OpenAPIV3_1.MediaTypeObject>>) =>
  Object.entries(content).map(([type, { schema }]) =>
    schema ? whole(schema as Schema) : html`<p>${type}</p>`,
  );
