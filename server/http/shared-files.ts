import { fileTypeFromBuffer } from 'file-type';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { FileSharing, Upload } from '../features/files.ts';
import type { StoredFile } from '../storage/files.ts';
import { type Door, nothingHere, publicApp, refuseLarge } from './public-app.ts';

interface Parts {
  readonly sharing: () => Pick<FileSharing, 'claim' | 'receive'>;
  readonly find: (id: string) => Promise<StoredFile | undefined>;
  readonly door: Door;
}

/** What a request that brings a file is allowed. */
interface Allowed {
  readonly Variables: { readonly upload: Upload };
}

/** Requests from one address, which may be many people. Ids cannot be guessed; this is for load. */
const LIMIT = { name: 'address files', points: 300, seconds: 10 };
/** What browsers show as a picture, and never as a page. All else is saved. */
const PICTURES: ReadonlySet<string> = new Set([
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'],
]);
/** Nothing of this is ever a page. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
};

/**
 * Files that people share: `POST /TICKET` with the bytes, and `GET /ID`. Both names are secrets that the chat tells. What a file is, its content says and not its sender.
 */
export function sharedFiles({ sharing, find, door }: Parts): Hono<Allowed> {
  const parts = { door, methods: ['GET', 'POST'], limit: LIMIT, headers: HEADERS };
  const app = publicApp<Allowed>(parts);
  app.post(
    '/:ticket',
    // Before anything is read: whoever has no ticket sends nothing, and nobody more than theirs allows.
    async (c, next) => {
      const upload = await sharing().claim(c.req.param('ticket'));
      c.set('upload', upload);
      return bodyLimit({ maxSize: upload.size, onError: refuseLarge })(c, next);
    },
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
      const file = await sharing().receive(c.get('upload'), bytes, found?.mime);
      c.header('Cache-Control', 'no-store');
      return c.json({ file });
    },
  );
  app.get('/:id', async (c) => {
    const stored = await find(c.req.param('id'));
    if (!stored) return nothingHere();
    const { name, type } = stored.file;
    const isPicture = PICTURES.has(type);
    c.header('Content-Type', isPicture ? type : 'application/octet-stream');
    c.header('Content-Disposition', `${isPicture ? 'inline' : 'attachment'}; ${nameOf(name)}`);
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    c.header('Cache-Control', 'private, max-age=86400, immutable');
    return c.body(stored.bytes);
  });
  app.all('*', nothingHere);
  return app;
}

/** A name in a header, whatever is in it (RFC 8187). */
const nameOf = (name: string): string =>
  `filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
