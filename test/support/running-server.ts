import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Logger, pino } from 'pino';
import { readConfig } from '../../server/config.ts';
import type { Rates } from '../../server/limits/rates.ts';
import { type Running, start } from '../../server/start.ts';
import type { Durations } from '../../src/protocol/limits.ts';

export const VERSION = '1.2.3';

/** What a build leaves behind, in short. */
const BUILT = {
  'dist/call-elements.js': 'export const script = 1;',
  'dist/call-elements-sw.js': 'const worker = 1;',
  'dist/chunks/room-abc.js': 'export const chunk = 1;',
  'dist/demo/demo.js': 'export const demo = 1;',
  'demo/sw.js': 'importScripts();',
  'demo/index.html': '<!doctype html><title>demo</title>',
  'secret.txt': 'nobody may read this',
};

interface Instead {
  readonly rates?: Rates;
  readonly log?: Logger;
  readonly durations?: Partial<Durations>;
}

/** A server on a free port, silent where there is no log for it, set up by these settings, with a few files to serve. */
export async function runServer(
  settings: Record<string, string> = {},
  { rates, log = pino({ level: 'silent' }), durations }: Instead = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'call-elements-'));
  for (const [path, text] of Object.entries(BUILT)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const config = readConfig({ PORT: '0', DATABASE_URL: 'memory:', ...settings });
  const folders = { dist: join(folder, 'dist'), demo: join(folder, 'demo'), version: VERSION };
  const server = await start(config, folders, log, { rates, durations });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
