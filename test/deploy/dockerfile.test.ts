import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { validate } from 'dockerfile-utils';

const text = readFileSync('deploy/docker/Dockerfile', 'utf8');
const instructions = text
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .filter(Boolean);
const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM')));
const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What the builder is sent: nothing, but for these. */
const sent = readFileSync('.dockerignore', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

describe('the Dockerfile', () => {
  it('has nothing in it that Docker would not build', () => {
    assert.deepEqual(validate(text), []);
  });

  it('runs the version of Node that the tests run', () => {
    const [, major] = /(\d+)/.exec(devDependencies.node) ?? [];
    const bases = instructions.flatMap((line) => /^FROM node:(\d+)/.exec(line)?.[1] ?? []);
    assert.deepEqual(new Set(bases), new Set([major]));
  });

  it('has nobody with rights run the server, and its packages alone', () => {
    const packages = instructions.filter((line) => line.includes('npm ci'));
    assert.match(packages[0]!, /--omit=dev/);
    assert.ok(last.includes('COPY --from=packages /app/node_modules ./node_modules'));
    const user = last.indexOf('USER node');
    assert.notEqual(user, -1);
    assert.ok(last.slice(user).every((line) => !/^(RUN|COPY|USER root)/.test(line)));
  });

  it('asks the server whether it is ready', () => {
    assert.match(last.find((line) => line.startsWith('HEALTHCHECK')) ?? '', /\/health\/ready/);
  });

  it('is sent what it copies, and no more than there is', () => {
    const copied = instructions
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(' ').slice(1, -1))
      .filter((source) => source !== '.');
    for (const source of copied) assert.ok(sent.includes(source), source);
    for (const path of sent) assert.ok(existsSync(path), path);
    assert.match(readFileSync('.dockerignore', 'utf8'), /^\*$/m);
  });
});
