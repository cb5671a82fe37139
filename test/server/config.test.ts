import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../server/config.ts';
import { ConfigError } from '../../server/config-error.ts';
import { newVapidSettings } from '../../server/push/vapid.ts';
import { failedStart, launchServer, output } from '../support/server-process.ts';

const WEBHOOK_SECRET = `whsec_${'a'.repeat(32)}`;
const SECRET = 'a secret of at least 32 characters';

const key = Buffer.alloc(32, 7).toString('base64');
const twice = `a:${key} a:${key}`;

/** What `vapid` prints, as an environment. */
const vapid = (lines = newVapidSettings()): Record<string, string> =>
  Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => line.split('=') as [string, string]),
  );

describe('settings', () => {
  it('start an open server on loopback where nothing is set', () => {
    assert.deepEqual(readConfig({}), {
      port: 3000,
      host: '127.0.0.1',
      tokens: undefined,
      origins: undefined,
      hosts: [],
      proxies: [],
      addressPeople: 50,
      mostRooms: 10_000,
      turnUrls: [],
      turnSecret: undefined,
      ringSeconds: 45,
      turnLifetime: 43_200,
      grace: 20,
      database: { kind: 'sqlite', file: './data/call-elements.db' },
      keys: [],
      keepDays: {
        calls: undefined,
        messages: undefined,
        notices: undefined,
        quality: undefined,
      },
      fileBytes: 10_000_000,
      fileFolder: undefined,
      vapid: undefined,
      pushHosts: [],
      redis: undefined,
      webhooks: undefined,
      logLevel: 'info',
    });
  });

  it('count as not set when empty', () => {
    assert.deepEqual(readConfig({ PORT: '', CALL_SECRET: '', TURN_URLS: '' }), readConfig({}));
  });

  it('say where everything is kept', () => {
    const place = (DATABASE_URL: string) => readConfig({ DATABASE_URL }).database;
    assert.deepEqual(place('memory:'), { kind: 'memory' });
    assert.deepEqual(place('/srv/calls.db'), { kind: 'sqlite', file: '/srv/calls.db' });
    assert.deepEqual(place('sqlite:calls.db'), { kind: 'sqlite', file: 'calls.db' });
    assert.deepEqual(place('sqlite:///srv/a.db'), { kind: 'sqlite', file: '/srv/a.db' });
    for (const url of ['postgres://a:b@db:5433/calls', 'postgresql:///calls?host=/run/postgresql'])
      assert.deepEqual(place(url), { kind: 'postgres', url });
  });

  it('keep everything for as long as is said, and some of it for less or more', () => {
    const { keepDays } = readConfig({ CALL_KEEP_DAYS: '90', CALL_KEEP_CALLS_DAYS: '365' });
    assert.deepEqual(keepDays, { calls: 365, messages: 90, notices: 90, quality: 90 });
  });

  it('listen everywhere with a secret, or where openness is meant', () => {
    assert.equal(readConfig({ CALL_SECRET: SECRET }).host, '::');
    assert.equal(readConfig({ CALL_OPEN: '1' }).host, '::');
    assert.equal(readConfig({ CALL_OPEN: '1', HOST: '10.0.0.1' }).host, '10.0.0.1');
  });

  it('have an open server on loopback asked by names of this machine and of its pages, and others by any', () => {
    const CALL_ORIGINS = 'https://a.example http://b.example:8080';
    assert.deepEqual(readConfig({ CALL_ORIGINS }).hosts, ['a.example', 'b.example']);
    for (const settings of [{ CALL_OPEN: '1' }, { CALL_SECRET: SECRET, HOST: '127.0.0.1' }])
      assert.equal(readConfig({ ...settings, CALL_ORIGINS }).hosts, undefined);
  });

  it('let in pages of other origins only where they are named, once there are tokens', () => {
    assert.deepEqual(readConfig({ CALL_SECRET: SECRET }).origins, []);
    const origins = 'https://a.example, http://b.example:8080';
    assert.deepEqual(readConfig({ CALL_ORIGINS: origins }).origins, [
      'https://a.example',
      'http://b.example:8080',
    ]);
  });

  it('reach closed pages with a pair of keys and an address, all three', () => {
    const settings = vapid();
    assert.deepEqual(readConfig(settings).vapid, {
      publicKey: settings['VAPID_PUBLIC_KEY'],
      privateKey: settings['VAPID_PRIVATE_KEY'],
      subject: 'mailto:you@example.org',
    });
    const hosts = 'push.example.org push.example.org:8443';
    assert.deepEqual(readConfig({ PUSH_HOSTS: hosts }).pushHosts, hosts.split(' '));
  });

  it('that cannot work are named in one line', () => {
    const wrong: Record<string, Record<string, string>> = {
      PORT: { PORT: 'http' },
      'PORT ': { PORT: '65536' },
      'PORT  ': { PORT: '-1' },
      HOST: { HOST: '0.0.0.0' },
      CALL_SECRET: { CALL_SECRET: 'short' },
      CALL_OPEN: { CALL_OPEN: 'yes' },
      CALL_ORIGINS: { CALL_ORIGINS: 'https://a.example/page' },
      'CALL_ORIGINS ': { CALL_ORIGINS: '*' },
      CALL_PROXIES: { CALL_PROXIES: 'proxy.example.org' },
      'CALL_PROXIES ': { CALL_PROXIES: '10.0.0.0/33' },
      CALL_MAX_ROOMS: { CALL_MAX_ROOMS: 'many' },
      CALL_ADDRESS_PEOPLE: { CALL_ADDRESS_PEOPLE: '0' },
      TURN_URLS: { TURN_URLS: 'turn.example.org' },
      TURN_SECRET: { TURN_URLS: 'turn:turn.example.org' },
      CALL_RING_SECONDS: { CALL_RING_SECONDS: '4' },
      'CALL_RING_SECONDS ': { CALL_RING_SECONDS: 'long' },
      TURN_LIFETIME: { TURN_LIFETIME: '4' },
      'TURN_LIFETIME ': { TURN_LIFETIME: '12h' },
      CALL_GRACE: { CALL_GRACE: '601' },
      VAPID_PUBLIC_KEY: { ...vapid(), VAPID_PUBLIC_KEY: 'short' },
      'VAPID_PUBLIC_KEY ': { ...vapid(), VAPID_PUBLIC_KEY: '' },
      'VAPID_PUBLIC_KEY  ': { ...vapid(), VAPID_PUBLIC_KEY: vapid()['VAPID_PUBLIC_KEY'] ?? '' },
      VAPID_PRIVATE_KEY: { ...vapid(), VAPID_PRIVATE_KEY: 'no key' },
      'VAPID_PRIVATE_KEY ': { VAPID_SUBJECT: 'mailto:you@example.org', VAPID_PUBLIC_KEY: '' },
      VAPID_SUBJECT: { ...vapid(), VAPID_SUBJECT: 'you@example.org' },
      'VAPID_SUBJECT ': { ...vapid(), VAPID_SUBJECT: '' },
      PUSH_HOSTS: { PUSH_HOSTS: 'https://push.example.org' },
      'PUSH_HOSTS ': { PUSH_HOSTS: 'push.example.org/path' },
      WEBHOOK_URL: { WEBHOOK_URL: 'http://site.example/hook', WEBHOOK_SECRET },
      'WEBHOOK_URL ': { WEBHOOK_URL: 'https://user:word@site.example/hook', WEBHOOK_SECRET },
      WEBHOOK_SECRET: { WEBHOOK_URL: 'https://site.example/hook' },
      'WEBHOOK_SECRET ': { WEBHOOK_URL: 'https://site.example/hook', WEBHOOK_SECRET: 'short' },
      LOG_LEVEL: { LOG_LEVEL: 'loud' },
      CALL_JWKS_URL: { CALL_JWKS_URL: 'http://id.example/keys' },
      'CALL_JWKS_URL ': { CALL_JWKS_URL: 'https://id.example/keys', CALL_SECRET: SECRET },
      DATABASE_URL: { DATABASE_URL: 'mysql://db/calls' },
      CALL_KEEP_DAYS: { CALL_KEEP_DAYS: '0' },
      CALL_KEEP_CALLS_DAYS: { CALL_KEEP_CALLS_DAYS: 'a year' },
      CALL_ENCRYPTION_KEYS: { CALL_ENCRYPTION_KEYS: 'a:c2hvcnQ=' },
      'CALL_ENCRYPTION_KEYS ': { CALL_ENCRYPTION_KEYS: twice },
      REDIS_URL: { REDIS_URL: 'localhost:6379' },
      LIVEKIT_URL: { LIVEKIT_URL: 'wss://sfu.example' },
    };
    for (const [name, settings] of Object.entries(wrong)) {
      assert.throws(
        () => readConfig(settings),
        (error) => {
          assert.ok(error instanceof ConfigError, name);
          assert.ok(error.message.includes(name.trim()), error.message);
          return !error.message.includes('\n');
        },
      );
    }
  });

  it('that cannot work are all named at once, a line each', () => {
    assert.throws(
      () => readConfig({ PORT: 'http', CALL_GRACE: '601', LOG_LEVEL: 'loud' }),
      ({ message }: Error) => {
        const named = message.split('\n').map((line) => line.split(' ')[0]);
        assert.deepEqual(named, ['PORT', 'CALL_GRACE', 'LOG_LEVEL']);
        return true;
      },
    );
  });

  it('that cannot work never show the secret', () => {
    assert.throws(
      () => readConfig({ CALL_SECRET: 'hush' }),
      ({ message }: Error) => !message.includes('hush'),
    );
  });
});

describe('the program', () => {
  it('makes keys for Web Push that it takes itself', async () => {
    assert.ok(readConfig(vapid(await output('vapid'))).vapid);
  });

  it('ends with code 1 and one line when a setting cannot work', async () => {
    const { code, stderr } = await failedStart({ PORT: 'http' });
    assert.equal(code, 1);
    assert.match(stderr, /^PORT [^\n]+\n$/);
  });

  it('does the same when the port is taken', async () => {
    const server = await launchServer();
    const { port } = new URL(server.url);
    const { code, stderr } = await failedStart({ PORT: port });
    await server.stop();
    assert.equal(code, 1);
    assert.match(stderr, /^PORT: [^\n]+EADDRINUSE[^\n]+\n$/);
  });

  it('does the same when the address is not one of this machine', async () => {
    const { code, stderr } = await failedStart({ PORT: '0', CALL_OPEN: '1', HOST: '192.0.2.1' });
    assert.equal(code, 1);
    assert.match(stderr, /^HOST: [^\n]+\n$/);
  });

  it('ends with code 0 when it is asked to', async () => {
    const server = await launchServer();
    assert.equal(await server.stop(), 0);
  });
});
