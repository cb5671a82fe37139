import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Network, PUBLIC } from './support/network.ts';
import { INSTALL, install, TURN_SECRET, TurnServer } from './support/turn-server.ts';

/** Where nobody outside has any business: neighbours, the host itself, clouds' credentials, IPv4 dressed as IPv6. */
const INSIDE = [
  ...[
    '10.0.1.2',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '224.0.0.1',
  ],
  ...['::1', '::ffff:10.0.0.1', '64:ff9b::10.0.0.1', 'fd00::1', 'fe80::1', 'ff02::1'],
];

describe('deploy/turn/install.sh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'call-elements-lab-'));
  const config = join(folder, 'turnserver.conf');
  let network: Network;
  let turn: TurnServer;

  before(async () => {
    network = new Network();
    network.world.ip('addr', 'add', '2001:db8::1/128', 'dev', 'lo', 'nodad');
    install(config);
    appendFileSync(config, 'listening-ip=2001:db8::1\nrelay-ip=2001:db8::1\n');
    turn = new TurnServer(network.world, config);
    await turn.start();
  });

  after(() => {
    network?.dispose();
    rmSync(folder, { recursive: true });
  });

  it('sets up a server that relays to the world, and nowhere inside', () => {
    for (const peer of INSIDE) assert.match(relay(peer), /403 \(Forbidden IP\)/, peer);
    for (const peer of ['8.8.8.8', '2001:4860:4860::8888']) {
      assert.doesNotMatch(relay(peer), /403 \(Forbidden IP\)/, peer);
    }
  });

  it('lets nobody in without the secret', () => {
    assert.match(relay('8.8.8.8', 'another secret'), /Cannot complete Allocation/);
  });

  it('keeps the secret where it is run again, and to itself', () => {
    const other = join(folder, 'other.conf');
    const first = script('--config', other);
    assert.match(first, /^TURN_SECRET=\w{30,}$/m);
    const secret = /^static-auth-secret=.*$/m;
    const before = secret.exec(readFileSync(other, 'utf8'))?.[0];
    const second = script('--config', other, '--ports', '50000-50099');
    assert.doesNotMatch(second, /TURN_SECRET=/);
    assert.match(second, /^TURN_URLS="stun:198\.51\.100\.1:3478 turn:/m);
    const now = readFileSync(other, 'utf8');
    assert.equal(secret.exec(now)?.[0], before);
    assert.match(now, /^max-port=50099$/m);
    assert.equal(statSync(other).mode & 0o077, 0);
  });

  it('keeps what was asked for before, until something else is, or nothing', () => {
    const other = join(folder, 'kept.conf');
    for (const file of ['cert.pem', 'key.pem']) writeFileSync(join(folder, file), '');
    const tls = ['--cert', 'cert.pem', '--key', 'key.pem', '--tls-port', '443'];
    const limits = ['--ports', '50000-50099', '--bandwidth', '2000'];
    script('--config', other, '--domain', 'turn.example.org', ...tls, ...limits);
    const before = readFileSync(other, 'utf8');
    assert.match(script('--config', other), /turns:turn\.example\.org:443\?/);
    assert.equal(readFileSync(other, 'utf8'), before);
    assert.match(before, new RegExp(`^cert=${join(folder, 'cert.pem')}$`, 'm'));
    const changed = script('--config', other, '--port', '3479', '--cert', '', '--key', '');
    assert.match(changed, /^TURN_URLS="stun:turn\.example\.org:3479 /m);
    assert.doesNotMatch(changed, /turns:/);
    const now = readFileSync(other, 'utf8');
    assert.match(now, /^min-port=50000\nmax-port=50099$/m);
    assert.match(now, /^max-bps=250000$/m);
  });

  it('finds what it has set up to be right, and other things wrong', () => {
    assert.equal(run('--check', '--config', config).status, 0);
    appendFileSync(config, 'user=somebody:password\n');
    const { status, stderr } = run('--check', '--config', config);
    assert.match(stderr, /WRONG it lets in users other than/);
    assert.equal(status, 1);
  });

  it('stops with one line where it is told nonsense', () => {
    for (const options of [
      ['--port', 'x'],
      ['--ports', '9-1'],
      ['--cert', '/nowhere'],
      ['--what'],
    ]) {
      const { status, stderr } = run('--config', join(folder, 'never.conf'), ...options);
      assert.equal(stderr.trim().split('\n').length, 1, stderr);
      assert.equal(status, 1);
    }
  });

  /** What a TURN client says that asks to speak to a peer. Where it may, it waits for an answer, and not for ever. */
  function relay(peer: string, secret = TURN_SECRET): string {
    const client = ['timeout', '2', 'turnutils_uclient', '-v', '-c', '-n', '1', '-u', 'somebody'];
    const family = peer.includes(':') ? ['-x'] : [];
    const { stdout, stderr } = spawnSync(
      ...([
        'ip',
        [
          'netns',
          'exec',
          network.world.name,
          ...client,
          ...family,
          '-W',
          secret,
          '-e',
          peer,
          PUBLIC,
        ],
      ] as const),
      { encoding: 'utf8' },
    );
    return stdout + stderr;
  }

  function run(...options: readonly string[]) {
    const host = ['--external-ip', PUBLIC, '--listen-ip', PUBLIC];
    return spawnSync('bash', [INSTALL, ...host, ...options], { cwd: folder, encoding: 'utf8' });
  }

  function script(...options: readonly string[]): string {
    const { status, stdout, stderr } = run(...options);
    assert.equal(status, 0, stderr);
    return stdout;
  }
});
