import { html } from 'hono/html';
import type { OpenAPIV3_1 } from 'openapi-types';

export type Schema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject;
type Html = ReturnType<typeof html>;

/** Words between backticks as code. */
export const codes = (text: string): readonly (Html | string)[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));

/** What something is in few words; what has a name of its own is a link to it. */
export function kindOf(schema: Schema): Html | string {
  if ('$ref' in schema) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const { type, enum: words, anyOf } = schema;
  if (anyOf) return html`${anyOf.map((one, at) => [at > 0 ? ' or ' : '', kindOf(one)])}`;
  if (words) return words.map((word) => JSON.stringify(word)).join(' or ');
  if (schema.type === 'array') return html`list of ${kindOf(schema.items)}`;
  const { minimum, maximum, minLength, maxLength, default: usual } = schema;
  const least = minimum ?? minLength;
  const most = maximum ?? maxLength;
  const limits = [
    ...(least === undefined ? [] : [`from ${least}`]),
    ...(most === undefined ? [] : [`to ${most}`]),
    ...(minLength === undefined && maxLength === undefined ? [] : ['characters']),
  ].join(' ');
  const otherwise = usual === undefined ? '' : `by default ${JSON.stringify(usual)}`;
  return [type ?? 'anything', limits, otherwise].filter(Boolean).join(', ');
}

/** What is in an object, field by field; or in a list of such. Nothing else has parts. */
export function fieldsOf(schema: Schema): Html | string {
  if ('$ref' in schema) return '';
  if (schema.type === 'array') return fieldsOf(schema.items);
  if (schema.anyOf) return html`${schema.anyOf.map(fieldsOf)}`;
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return '';
  return html`<dl>${fields.map(([name, one]) => html`<dt><code>${name}</code> <small>${kindOf(one)}${schema.required?.includes(name) ? '' : ', may be missing'}</small></dt><dd>${'description' in one ? codes(one.description ?? '') : ''}${fieldsOf(one)}</dd>`)}</dl>`;
}

/** All of a schema: what it is, and what is in it. */
export const whole = (schema: Schema): Html => html`<p>${kindOf(schema)}</p>${fieldsOf(schema)}`;
