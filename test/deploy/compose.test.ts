import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { findTool, runTool } from '../support/tool.ts';

interface Service {
  readonly command?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly restart?: string;
}

const { services } = parse(readFileSync('deploy/docker/compose.yaml', 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
};
const nodes = Object.keys(services).filter((name) => name.startsWith('server-'));

/** Docker Compose, which is part of Docker, or a program of its own. */
async function findCompose(): Promise<readonly [string, ...string[]] | undefined> {
  const docker = findTool('docker');
  if (docker && (await runTool(docker, ['compose', 'version'])).code === 0)
    return [docker, 'compose'];
  const alone = findTool('docker-compose');
  return alone ? [alone] : undefined;
}

describe('the compose file', () => {
  it('is what Docker Compose takes, once both of its files are filled in', async (t) => {
    const [program, ...args] = (await findCompose()) ?? [];
    if (!program) return t.diagnostic('Docker Compose is not installed: its file is only read.');
    const folder = mkdtempSync(join(tmpdir(), 'call-elements-compose-'));
    t.after(() => rmSync(folder, { recursive: true }));
    cpSync('deploy', join(folder, 'deploy'), { recursive: true });
    const project = join(folder, 'deploy', 'docker');
    cpSync('deploy/call-elements.env', join(project, 'call-elements.env'));
    const config = async (dotEnv: string) => {
      writeFileSync(join(project, '.env'), dotEnv);
      const file = ['--project-directory', project, '--file', join(project, 'compose.yaml')];
      return runTool(program, [...args, ...file, 'config']);
    };

    const example = readFileSync('deploy/docker/example.env', 'utf8');
    const early = await config(example);
    assert.notEqual(early.code, 0);
    assert.match(early.said, /POSTGRES_PASSWORD/);

    const { code, said } = await config(example.replace('PASSWORD=', 'PASSWORD=0123456789abcdef'));
    assert.equal(code, 0, said);
    assert.match(said, /postgres:\/\/call_elements:0123456789abcdef@postgres\/call_elements/);
    // The file of settings is read, and what has to be otherwise in here goes before it.
    assert.match(said, /CALL_SECRET: fill-me-in/);
    assert.doesNotMatch(said, /HOST: 127/);
  });

  it('has several nodes that are one server, behind a proxy that knows them all', () => {
    assert.ok(nodes.length > 1);
    assert.equal(new Set(nodes.map((node) => services[node]!.environment?.['REDIS_URL'])).size, 1);
    const { CALL_NODES = '' } = services['caddy']!.environment ?? {};
    assert.deepEqual(
      CALL_NODES.split(' '),
      nodes.map((node) => `${node}:3000`),
    );
  });

  it('shows nothing but the proxy to the world', () => {
    const shown = Object.keys(services).filter((name) => services[name]!.ports);
    assert.deepEqual(shown, ['caddy']);
  });

  it('brings everything back, with what it knew', () => {
    for (const [name, { restart }] of Object.entries(services))
      assert.equal(restart, 'unless-stopped', name);
    assert.match(services['redis']!.command ?? '', /--appendonly yes/);
  });
});
