import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { eventually } from './until.ts';

/** A PostgreSQL of the test's own. */
export interface Postgres {
  /** The address of a new, empty database. */
  create(): Promise<string>;
  readonly port: number;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it, and removes what it kept. */
  remove(): Promise<void>;
}

const PASSWORD = 'only for tests';
const IS_ROOT = process.getuid?.() === 0;

/** The folder of its programs; undefined where it is not installed. */
function programs(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions)
    ? readdirSync(versions).map((version) => join(versions, version, 'bin'))
    : [];
  const places = [...folders, ...(process.env['PATH'] ?? '').split(':')];
  return places.find((folder) => existsSync(join(folder, 'initdb')));
}

/** Starts one on a free port of this machine; undefined where there is none. It will not run as root. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const bin = programs();
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'call-elements-postgres-'));
  const who = IS_ROOT ? account('postgres') : undefined;
  if (IS_ROOT && !who) return undefined;
  if (who) chownSync(folder, who.uid, who.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const words = ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), words, { stdio: 'ignore', cwd: folder, ...who });
  const port = await freePort();
  const address = (name: string) =>
    `postgres://tester:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
  let server: ChildProcess | undefined;
  let count = 0;

  async function start(): Promise<void> {
    const settings = ['-h', '127.0.0.1', '-p', `${port}`, '-k', folder, '-c', 'fsync=off'];
    server = spawn(join(bin ?? '', 'postgres'), ['-D', data, ...settings], {
      ...{ stdio: 'ignore' as const, cwd: folder },
      ...who,
    });
    await eventually(() =>
      ask('select 1').then(
        () => true,
        () => false,
      ),
    );
  }

  async function ask(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: address('postgres') });
    client.on('error', () => {});
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  async function stop(): Promise<void> {
    if (!server || server.exitCode !== null) return;
    const gone = once(server, 'exit');
    // Fast shutdown: connections are cut.
    server.kill('SIGINT');
    await gone;
  }

  await start();
  return {
    port,
    start,
    stop,
    async create() {
      const name = `calls_${++count}`;
      await ask(`create database ${name}`);
      return address(name);
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function account(name: string): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
