import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import { request as secureRequest } from 'node:https';

export interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Asks for a path as it is, dots and all, which `fetch` would tidy up, and follows nothing. Whose certificate it is does not
 * matter.
 */
export function rawRequest(
  url: string,
  path: string,
  more: RequestOptions = {},
): Promise<RawAnswer> {
  const { protocol, hostname, port } = new URL(url);
  const options = { hostname, port, path, agent: false, ...more };
  return new Promise((resolve, reject) => {
    const asked =
      protocol === 'https:'
        ? secureRequest({ ...options, rejectUnauthorized: false })
        : request(options);
    asked.once('error', reject);
    asked.once('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.once('error', reject);
      response.once('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    });
    asked.end();
  });
}
