import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startProxy } from './proxy-process.ts';
import { findTool, runTool } from './tool.ts';

const SHIPPED = 'deploy/nginx/call-elements.conf';

interface Wanted {
  /** The ports of the nodes on this machine. */
  readonly upstreams: readonly number[];
  /** With TLS, as it is shipped, by a certificate that nobody has signed; without it by default. */
  readonly tls?: boolean;
}

export interface RunningNginx {
  readonly url: string;
  /** Where everybody is sent to `url` when there is TLS. */
  readonly plainUrl: string;
  /** What it has noted of requests. */
  logged(): string;
  /** Ends it, and waits until it is gone. */
  stop(): Promise<void>;
}

/** Where nginx is, on machines that have it. */
export const findNginx = (): string | undefined => findTool('nginx');

/** What nginx itself says of the shipped configuration: of all its text, but for the ports and the certificate. */
export async function checkNginx(): Promise<{ code: number | null; said: string }> {
  const folder = newFolder();
  try {
    writeCertificate(folder);
    // nginx opens the ports even for that, and those that are shipped are for root alone.
    const text = replaced(readFileSync(SHIPPED, 'utf8'), [
      ...certificatePaths(folder),
      [/(?<=listen .*\b)80;/g, `${await freePort()};`],
      [/(?<=listen .*\b)443 /g, `${await freePort()} `],
    ]);
    return await runTool(program(), ['-t', ...prepare(folder, text)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * nginx with the shipped configuration in front of servers on this machine, once it listens. Other than in what is
 * shipped are the addresses, the paths and, without `tls`, that there is none.
 */
export async function startNginx({ upstreams, tls = false }: Wanted): Promise<RunningNginx> {
  const folder = newFolder();
  const ports = { secure: await freePort(), plain: await freePort() };
  if (tls) writeCertificate(folder);
  const nodes = upstreams.map((port) => `server 127.0.0.1:${port};`).join(' ');
  const text = replaced(readFileSync(SHIPPED, 'utf8'), [
    ['server 127.0.0.1:3000;', nodes],
    [/listen \[::\]:\d+.*;/g, ''],
    ['listen 80;', `listen 127.0.0.1:${ports.plain};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${ports.secure}${tls ? ' ssl http2' : ''};`],
    ...(tls ? certificatePaths(folder) : [[/ssl_\w+ .*;/g, ''] as const]),
  ]);
  const args = prepare(folder, text);
  const end = await startProxy({ program: program(), args, ready: 'start worker process ' });
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${ports.secure}`,
    plainUrl: `http://127.0.0.1:${ports.plain}`,
    logged: () => readFileSync(join(folder, 'access.log'), 'utf8'),
    async stop() {
      await end();
      rmSync(folder, { recursive: true });
    },
  };
}

function program(): string {
  const found = findNginx();
  if (!found) throw new Error('nginx is not installed');
  return found;
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'call-elements-nginx-'));

/** Writes what is around the shipped configuration on a host, all of it inside the folder; with what to start it. */
function prepare(folder: string, shipped: string): string[] {
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const main = [
    // As root it would go on as somebody who may not use the folder.
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'daemon off; worker_processes 2; pid nginx.pid; error_log stderr notice;',
    'events { worker_connections 1024; }',
    'http {',
    'access_log access.log;',
    'types { text/html html; }',
    ...kept.map((name) => `${name}_temp_path ${name};`),
    'include call-elements.conf;',
    '}',
  ];
  writeFileSync(join(folder, 'call-elements.conf'), shipped);
  writeFileSync(join(folder, 'nginx.conf'), main.join('\n'));
  return ['-e', 'stderr', '-p', folder, '-c', 'nginx.conf'];
}

/** Each of these has to be there: what is shipped may not change without notice here. */
function replaced(text: string, changes: readonly (readonly [string | RegExp, string])[]): string {
  return changes.reduce((now, [from, to]) => {
    const next = now.replaceAll(from, to);
    if (next === now) throw new Error(`${from} is not in ${SHIPPED} any more`);
    return next;
  }, text);
}

const certificatePaths = (folder: string) => [
  [/\/etc\/letsencrypt\/live\/[\w.]+/g, folder] as const,
];

function writeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
  const subject = ['-subj', '/CN=calls.example.org', '-days', '1', '-nodes'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  execFileSync('openssl', ['req', '-x509', ...key, ...subject, ...files], { stdio: 'ignore' });
}
