#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import { commands } from './commands/commands.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { linesOut } from './log/lines-out.ts';
import { logOptions } from './log/log-options.ts';
import { start } from './start.ts';

/** The package's folder: the server runs from its sources in a clone, and from `dist/` where it is installed. */
function packageFolder(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : packageFolder(dirname(from));
}

const root = packageFolder(dirname(fileURLToPath(import.meta.url)));
const { version } = createRequire(import.meta.url)(join(root, 'package.json')) as {
  version: string;
};

/** Milliseconds after which a server that does not come to its end is ended. */
const BOUND = 15_000;

const [word, ...words] = process.argv.slice(2);
try {
  if (word === undefined) await serve();
  else await run(word);
} catch (error) {
  // One line for what can be mended by whoever runs it.
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Does what a word says, and ends. */
async function run(word: string): Promise<void> {
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (!command)
    throw new ConfigError(
      `${word}: no such command. There are ${Object.keys(commands).join(', ')}.`,
    );
  await command({ words, env: process.env, print: (text) => process.stdout.write(text) });
}

/** Runs until it is told to stop. */
async function serve(): Promise<void> {
  const config = readConfig(process.env);
  // Lines for a person at a terminal, JSON for everything else.
  const lines = { ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' };
  const log = pino(
    logOptions(config.logLevel),
    process.stdout.isTTY ? PinoPretty(lines) : linesOut(process.stdout.fd),
  );
  const folders = { dist: join(root, 'dist'), demo: join(root, 'demo'), version };
  const server = await start(config, folders, log);
  if (config.tokens === undefined) {
    log.warn(
      'This server is open: whoever says a name is believed. Set CALL_SECRET or CALL_JWKS_URL before others can reach it.',
    );
  }
  log.info(`call-elements ${version} is ready at ${server.url}`);
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) end(`${signal} once more: stopping at once`);
    isStopping = true;
    log.info(`${signal}: telling everybody to come back, and stopping`);
    setTimeout(() => end('stopping takes too long: what was left is given up'), BOUND);
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop as it should');
        process.exit(1);
      },
    );
  };
  const end = (why: string): never => {
    log.warn(why);
    process.exit(1);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
