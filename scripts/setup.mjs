/**
 * Makes a clone ready to run, and is quick and silent when it already is: packages, and on request
 * the browser bundle (--build) and a Chromium for the tests (--browsers).
 * Runs before anything is installed, so it needs nothing but plain Node.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SOURCES = [
  'src',
  'server',
  'demo',
  'package.json',
  'vite.config.ts',
  'vite.worker.config.ts',
  'tsconfig.json',
];
const ON_WINDOWS = process.platform === 'win32';

const wanted = new Set(process.argv.slice(2));

if (packagesAreMissing()) {
  say('Installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    PUPPETEER_SKIP_DOWNLOAD: '1',
  });
}
if (wanted.has('--build') && bundleIsStale()) {
  say('Building dist/call-elements.js …');
  run('npm', ['run', '--silent', 'build:script']);
}
if (wanted.has('--browsers') && !findChromium()) installChromium();

/**
 * npm lists what it installed in node_modules/.package-lock.json. Times tell nothing after a
 * checkout, so the lists are compared; optional packages may be those of other platforms.
 */
function packagesAreMissing() {
  const list = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return true;
  const { '': self, ...locked } = packages(join(ROOT, 'package-lock.json'));
  const installed = packages(list);
  return Object.keys({ ...locked, ...installed }).some((path) =>
    installed[path]
      ? installed[path].version !== locked[path]?.version
      : !locked[path].optional && !locked[path].devOptional,
  );
}

/** @param {string} lockFile */
function packages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function bundleIsStale() {
  const bundle = join(ROOT, 'dist', 'call-elements.js');
  if (!existsSync(join(ROOT, 'src', 'index.ts'))) return false;
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  return SOURCES.some((source) => newest(join(ROOT, source)) > built);
}

/** The time of the newest file in a folder; folders count too, since a deleted file changes only those. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (time, name) => Math.max(time, newest(join(path, name))),
    stat.mtimeMs,
  );
}

function installChromium() {
  const isRoot = typeof process.getuid === 'function' && process.getuid() === 0;
  if (isRoot && existsSync('/etc/debian_version')) {
    say('Installing Chromium …');
    try {
      run('apt-get', ['update', '-qq'], { DEBIAN_FRONTEND: 'noninteractive' });
      run('apt-get', ['install', '-y', '-qq', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' });
    } catch {
      // What the package manager said is on the screen already; the line below says what to do.
    }
  }
  if (findChromium()) return;
  say('The tests need Chromium or Google Chrome: install one, or name it with CHROME_PATH.');
  process.exit(1);
}

function run(command, args, env = {}) {
  execFileSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: ON_WINDOWS,
  });
}

function say(text) {
  console.error(text);
}
