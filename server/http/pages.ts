import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';

import type { Metrics } from '../metrics/metrics.ts';

interface Parts {
  /** The folder of the built script. */
  readonly dist: string;
  /** The folder of the demo, where it is served. */
  readonly demo: string | undefined;
  readonly version: string;
  readonly metrics: Metrics;
  /** Whether the server is ready for traffic. */
  readonly isReady: () => Promise<boolean>;
}

const YEAR = 'public, max-age=31536000, immutable';

/** Says how long an answer may be kept. One that is no good may not: the next try could find the file. */
const keep = (c: Context, how: string): void =>
  c.header('Cache-Control', c.res.status === 200 ? how : 'no-store');

/** Whether a domain is on https alone is for whoever runs its proxy to say, not for one service on it. */
const HEADERS = { strictTransportSecurity: false };

/** What Socket.IO's answers say, which come from elsewhere: they are never a page, and stand in nobody's frame. */
export const SAFE = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'no-referrer',
} as const;

/** Everything that is served over plain HTTP. */
export function pages({ dist, demo, version, metrics, isReady }: Parts): Hono {
  const app = new Hono();
  app.onError((_error, c) =>
    c.json({ error: { code: 'internal', message: 'something went wrong' } }, 500),
  );
  app.notFound((c) => c.json({ error: { code: 'not-found', message: 'nothing is here' } }, 404));

  // Every answer, errors too; what says more about itself below keeps that.
  app.use(secureHeaders({ ...HEADERS, overwrite: false }));

  app.get('/health/live', (c) => c.json({ ok: true }));
  app.get('/health/ready', async (c) =>
    (await isReady()) ? c.json({ ok: true }) : c.json({ ok: false }, 503),
  );

  app.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );

  // Any page may load the script: it holds no secret, and whom it may connect is decided at the handshake.
  const open = cors({ origin: '*' });
  const anyPage = secureHeaders({ ...HEADERS, crossOriginResourcePolicy: 'cross-origin' });
  const script = serveStatic({ root: dist, precompressed: false });
  app.use('/call-elements.js', open, anyPage, async (c, next) => {
    await next();
    // The bare address always gives the newest; an address with the version never changes.
    keep(c, c.req.query('v') === version ? YEAR : 'public, max-age=300');
  });
  app.use('/chunks/*', open, anyPage, async (c, next) => {
    await next();
    keep(c, YEAR);
  });
  app.use('/call-elements-sw.js', open, anyPage, async (c, next) => {
    await next();
    keep(c, 'public, max-age=300');
  });
  app.get('/call-elements.js', script);
  app.get('/call-elements-sw.js', script);
  app.get('/chunks/*', script);

  if (demo !== undefined) {
    const page = secureHeaders({
      ...HEADERS,
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
        requireTrustedTypesFor: ["'script'"],
      },
    });
    app.get('/demo.js', page, serveStatic({ root: dist, path: 'demo/demo.js' }));
    // A worker has the policy of its own answer, and one that wants Trusted Types could import no script.
    app.get('/sw.js', serveStatic({ root: demo }));
    // A foreign site's page brings a policy of its own.
    app.get('/embed.html', serveStatic({ root: demo }));
    app.get('/', page, serveStatic({ root: demo }));
    app.get('/:file{[\\w-]+\\.(css|svg)}', page, serveStatic({ root: demo }));
  }
  return app;
}
