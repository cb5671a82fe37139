/**
 * Runs the tests, one group after the other, and ends with `N passed, N failed`.
 *
 *   npm test                            all
 *   npm test -- browser                 one group: node, browser, e2e, firefox or lab
 *   npm test -- test/base/a.test.ts     these files, each by the runner of its group
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, matchesGlob, normalize } from 'node:path';
import { GROUPS } from './test-groups.mjs';

const arguments_ = process.argv.slice(2);
const names = arguments_.filter((argument) => argument in GROUPS);
const files = arguments_.filter((argument) => !(argument in GROUPS)).map(normalize);
const folder = mkdtempSync(join(tmpdir(), 'call-elements-test-'));

let passed = 0;
let failed = 0;
for (const [name, group] of Object.entries(GROUPS)) {
  if (names.length > 0 ? !names.includes(name) : group.onRequest && files.length === 0) continue;
  const found = filesOf(group);
  if (found.length === 0) continue;
  console.log(`\n── ${group.title} ──\n`);
  const counts = await run(name, group, found);
  passed += counts.passed;
  failed += counts.failed;
}
rmSync(folder, { recursive: true });

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function filesOf({ files: patterns }) {
  if (files.length === 0) return globSync(patterns).sort();
  return files.filter((file) => patterns.some((pattern) => matchesGlob(file, pattern)));
}

async function run(name, { command: [program, ...options] }, found) {
  const counts = join(folder, name);
  const reporters = [
    ['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ['--test-reporter=./scripts/count-reporter.mjs', `--test-reporter-destination=${counts}`],
  ];
  const exitCode = await new Promise((resolve) => {
    spawn(program, [...options, ...(program === 'node' ? reporters.flat() : []), ...found], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, TEST_COUNTS: counts },
      shell: process.platform === 'win32',
    })
      .on('error', () => resolve(1))
      .on('exit', (code) => resolve(code ?? 1));
  });
  return judge(read(counts), exitCode);
}

function read(counts) {
  try {
    const [good, bad] = readFileSync(counts, 'utf8').split(' ').map(Number);
    return { passed: good, failed: bad };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** A runner that died, and one that found nothing to run in its files, count as a failure. */
function judge(counts, exitCode) {
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}
