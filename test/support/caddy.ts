import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import type { RunningProxy } from './proxy-contract.ts';
import { startProxy } from './proxy-process.ts';
import { findTool, runTool } from './tool.ts';

const SHIPPED = 'deploy/caddy/Caddyfile';

/** Where Caddy is, on machines that have it. */
export const findCaddy = (): string | undefined => findTool('caddy');

/** What Caddy itself says of the shipped configuration, as it is. */
export async function checkCaddy(): Promise<{ code: number | null; said: string }> {
  const folder = newFolder();
  const args = ['validate', '--adapter', 'caddyfile', '--config', SHIPPED];
  const answer = await runTool(program(), args, { HOME: folder, XDG_DATA_HOME: folder });
  rmSync(folder, { recursive: true });
  return answer;
}

/**
 * Caddy with the shipped configuration in front of servers on this machine, once it listens. It has no certificate here and
 * takes no orders; all else is what is shipped.
 */
export async function startCaddy({
  upstreams,
}: {
  upstreams: readonly number[];
}): Promise<RunningProxy> {
  const folder = newFolder();
  const url = `http://127.0.0.1:${await freePort()}`;
  const config = join(folder, 'Caddyfile');
  writeFileSync(config, `{\n\tadmin off\n}\n${readFileSync(SHIPPED, 'utf8')}`);
  const end = await startProxy({
    program: program(),
    args: ['run', '--adapter', 'caddyfile', '--config', config],
    env: {
      ...{ HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, CALL_DOMAIN: url },
      CALL_NODES: upstreams.map((port) => `127.0.0.1:${port}`).join(' '),
    },
    ready: 'serving initial configuration',
  });
  return {
    url,
    async stop() {
      await end();
      rmSync(folder, { recursive: true });
    },
  };
}

function program(): string {
  const found = findCaddy();
  if (!found) throw new Error('Caddy is not installed');
  return found;
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'call-elements-caddy-'));
