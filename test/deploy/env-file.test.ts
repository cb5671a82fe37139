import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readConfig } from '../../server/config.ts';
import { newVapidSettings } from '../../server/push/vapid.ts';
import { settings } from '../../server/settings.ts';
import { type EnvLine, envLines } from '../support/env-file.ts';

const lines = envLines(readFileSync('deploy/call-elements.env', 'utf8'));
const named = new Set(lines.map(({ name }) => name));

/** The settings that the README has in its table. */
function documented(): string[] {
  const rows = readFileSync('README.md', 'utf8').matchAll(/^\| (`[A-Z][^|]*) \|/gm);
  return [...rows].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name!),
  );
}

describe('the environment file that is shipped', () => {
  it('has every setting that the server knows, once', () => {
    for (const name of Object.keys(settings)) assert.ok(named.has(name), `${name} is missing`);
    assert.equal(named.size, lines.length);
  });

  it('has every setting that the README names', () => {
    assert.notEqual(documented().length, 0);
    for (const name of documented()) assert.ok(named.has(name), `${name} is missing`);
  });

  it('starts no server before a secret is filled in, since a proxy would show it to everybody', () => {
    const shipped = asEnvironment(lines.filter(({ isSet }) => isSet));
    assert.throws(() => readConfig(shipped), /^ConfigError: CALL_SECRET must be at least/);
    const secret = 'a secret of at least 32 characters';
    const { host, tokens } = readConfig({ ...shipped, CALL_SECRET: secret });
    assert.deepEqual({ host, tokens }, { host: '127.0.0.1', tokens: { secret } });
  });

  it('shows values that work', () => {
    const around = {
      ...asEnvironment(envLines(newVapidSettings())),
      ...{ TURN_SECRET: 'a secret', CALL_OPEN: '1', WEBHOOK_SECRET: `whsec_${'a'.repeat(32)}` },
    };
    const examples = lines.filter(({ isSet, value }) => !isSet && value !== '');
    assert.notEqual(examples.length, 0);
    for (const { name, value } of examples) {
      const env = { ...around, [name]: value };
      assert.doesNotThrow(() => readConfig(env), `${name}=${value}`);
    }
  });

  it('is read alike by all who read such files', () => {
    for (const { name, value } of lines) assert.doesNotMatch(value, /["'\\$#]|^\s|\s$/, name);
  });
});

function asEnvironment(some: readonly EnvLine[]): Record<string, string> {
  return Object.fromEntries(some.map(({ name, value }) => [name, value]));
}
