import type { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import { otherRoutes } from './other-routes.ts';
import type { ApiEnv } from './sign-in.ts';

type Document = Awaited<ReturnType<typeof generateSpecs>>;

const intro = (open: boolean) => `
What the pages of a site can do, and more, for its servers: start calls and end them, set rooms up, read what there was. All of it is asked in the name
of a person, and by the rights of that person. Operators, who see and end what is others’, are those whose token has the role \`host\` and names no rooms.

${
  open
    ? 'This server is open: the token is the id of a user, who is believed, and everybody is an operator.'
    : 'The token is the same as for a page: a JWT that the site has signed.'
}

Errors are \`{error: {code, message}}\` with the status that fits. Times are milliseconds since the epoch.`;

/** Describes every route of the app (OpenAPI 3.1), by the schemas that check what is sent to it. */
export function documentOf(api: Hono<ApiEnv>, version: string, open: boolean): Promise<Document> {
  return generateSpecs(api, {
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
    documentation: {
      openapi: '3.1.0',
      info: { title: 'call-elements', version, description: intro(open).trim() },
      servers: [{ url: '/api' }],
      security: [{ bearer: [] }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      paths: otherRoutes,
    },
  });
}
