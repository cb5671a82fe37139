import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { envLines } from '../support/env-file.ts';

const text = readFileSync('docs/deploy.md', 'utf8');
const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found!);

describe('the way from a bare host to calls', () => {
  it('leads to files that are there', () => {
    const links = all(/\]\(([^):#]+)\)/g);
    assert.notEqual(links.length, 0);
    for (const link of links) assert.ok(existsSync(join('docs', link)), link);
    for (const path of all(/[\s`](deploy\/[\w./-]+)/g)) assert.ok(existsSync(path), path);
  });

  it('names settings that there are', () => {
    const known = new Set(
      ['deploy/call-elements.env', 'deploy/docker/example.env'].flatMap((file) =>
        envLines(readFileSync(file, 'utf8')).map(({ name }) => name),
      ),
    );
    const named = all(/\b((?:CALL|TURN|VAPID|WEBHOOK|DATABASE|REDIS|PUSH)_[A-Z_]+)\b/g);
    assert.notEqual(named.length, 0);
    for (const name of named) assert.ok(known.has(name), name);
  });
});
