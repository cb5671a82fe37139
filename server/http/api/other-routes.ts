import type { generateSpecs } from 'hono-openapi';

type Paths = Awaited<ReturnType<typeof generateSpecs>>['paths'];

const id = (name: string, description: string) => ({
  in: 'path' as const,
  name,
  description,
  required: true,
  schema: { type: 'string' as const },
});
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const refused = {
  description: 'Why not, as everywhere.',
  ...json({ $ref: '#/components/schemas/Error' }),
};
const text = { type: 'string' };
const object = (properties: Readonly<Record<string, object>>) => ({
  ...{ type: 'object', properties, required: Object.keys(properties) },
  additionalProperties: false,
});
const file = object({ id: text, name: text, size: { type: 'integer' }, type: text });

/** What is asked at `/api` with a secret of its own, and not in somebody's name. */
export const otherRoutes: Paths = {
  '/push/decline': {
    post: {
      ...{ operationId: 'declineByNotification', tags: ['Without a token'], security: [] },
      summary: 'Declines the call of a notification, as its service worker does',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              ...{ type: 'object', required: ['token'], additionalProperties: false },
              properties: { token: { type: 'string', description: 'From the notification.' } },
            },
          },
        },
      },
      responses: {
        200: { description: 'It is declined.', ...json(object({ ok: { const: true } })) },
        default: refused,
      },
    },
  },
  '/files/{ticket}': {
    post: {
      ...{ operationId: 'uploadFile', tags: ['Without a token'], security: [] },
      summary: 'Uploads a file that a page was allowed to share',
      parameters: [id('ticket', 'What `chat:upload` answered.')],
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
      responses: {
        200: { description: 'It can be shared.', ...json(object({ file })) },
        default: refused,
      },
    },
  },
  '/files/{id}': {
    get: {
      ...{ operationId: 'readFile', tags: ['Without a token'], security: [] },
      summary: 'A file that somebody has shared',
      parameters: [id('id', 'From the message. Whoever knows it may have the file.')],
      responses: {
        200: { description: 'Its content.', content: { 'application/octet-stream': {} } },
        default: refused,
      },
    },
  },
};
