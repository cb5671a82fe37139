import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { envLines } from '../support/env-file.ts';
import { rawRequest } from '../support/raw-request.ts';
import { launchServer } from '../support/server-process.ts';
import { findTool, runTool } from '../support/tool.ts';

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Path {
  readonly path: string;
  readonly pathType: 'Exact' | 'Prefix';
}

const MANIFEST = 'deploy/kubernetes/call-elements.yaml';
const documents = parseAllDocuments(readFileSync(MANIFEST, 'utf8'));

/** What is at a place in the object of a kind. */
function at<T>(kind: string, ...path: (string | number)[]): T {
  const found = documents.find((document) => document.get('kind') === kind)?.toJS();
  const value = path.reduce((whole, part) => whole?.[part], found);
  assert.notEqual(value, undefined, `${kind} has no ${path.join('.')}`);
  return value;
}

const pod = <T>(...path: (string | number)[]): T =>
  at('Deployment', 'spec', 'template', 'spec', ...path);

/** Whether the ingress lets a path in, by the rules of Kubernetes: prefixes go by whole parts. */
const isLetIn = (wanted: string): boolean =>
  at<Path[]>('Ingress', 'spec', 'rules', 0, 'http', 'paths').some(({ path, pathType }) =>
    pathType === 'Exact' ? wanted === path : `${wanted}/`.startsWith(`${path}/`),
  );

describe('the Kubernetes manifest', () => {
  it('is what Kubernetes takes, with nothing in it that it does not know', async (t) => {
    const validator = findTool('kubernetes-validate');
    for (const { errors } of documents) assert.deepEqual(errors, []);
    if (!validator) return t.diagnostic('kubernetes-validate is not installed: it is only read.');
    const { code, said } = await runTool(validator, ['--strict', MANIFEST]);
    assert.equal(code, 0, said);
  });

  it('asks a server what it answers', async (t) => {
    const server = await launchServer();
    t.after(() => server.stop());
    const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'];
    const asked = probes.map((name) => pod<Probe>('containers', 0, name).httpGet);
    assert.deepEqual(
      asked.map(({ path }) => path),
      ['/health/live', '/health/live', '/health/ready'],
    );
    for (const { path, port } of asked) {
      assert.equal((await rawRequest(server.url, path)).status, 200);
      assert.equal(port, pod('containers', 0, 'ports', 0, 'name'));
    }
  });

  it('lets in what pages ask for, and nothing else', () => {
    const wanted = ['/socket.io/', '/api/files/an-id', '/chunks/a.js'];
    for (const path of [...wanted, '/call-elements.js', '/call-elements-sw.js'])
      assert.ok(isLetIn(path), path);
    for (const path of ['/metrics', '/health/live', '/', '/apiary'])
      assert.ok(!isLetIn(path), path);
  });

  it('has a second node, and time for the first to end', () => {
    assert.ok(at<number>('Deployment', 'spec', 'replicas') > 1);
    assert.equal(at('PodDisruptionBudget', 'spec', 'minAvailable'), 1);
    const [, wait] = pod<string[]>('containers', 0, 'lifecycle', 'preStop', 'exec', 'command');
    assert.ok(pod<number>('terminationGracePeriodSeconds') >= Number(wait) + 30);
  });

  it('names everything alike, and sets what the server knows', () => {
    const selector = at('Deployment', 'spec', 'selector', 'matchLabels');
    assert.deepEqual(at('Deployment', 'spec', 'template', 'metadata', 'labels'), selector);
    assert.deepEqual(at('Service', 'spec', 'selector'), selector);
    assert.deepEqual(at('PodDisruptionBudget', 'spec', 'selector', 'matchLabels'), selector);
    const known = envLines(readFileSync('deploy/call-elements.env', 'utf8')).map(
      ({ name }) => name,
    );
    for (const name of Object.keys(at<object>('Secret', 'stringData')))
      assert.ok(known.includes(name), name);
    assert.equal(
      at('Secret', 'metadata', 'name'),
      pod('containers', 0, 'envFrom', 0, 'secretRef', 'name'),
    );
  });
});
