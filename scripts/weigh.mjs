/**
 * What a page loads at each stage of its life, and what that weighs (gzip; 1 kB = 1000 bytes).
 *
 *   node scripts/weigh.mjs   prints it
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = join(import.meta.dirname, '..', 'dist');

/**
 * The modules that each stage loads by `import()`, beside all that the stages before it loaded.
 * What these import statically is found by itself.
 */
export const STAGES = {
  button: {
    title: 'Before the first paint of a button',
    limit: '12 kB',
    modules: ['output:call-elements'],
  },
  idle: {
    title: 'A page with provider, button and incoming call, before anybody calls',
    limit: '32 kB',
    modules: ['src/elements/provider/companion.ts', 'src/elements/all.ts'],
  },
  call: {
    title: 'An audio and video call with grid, controls and chat',
    limit: '60 kB',
    modules: [
      'src/elements/invite/incoming-call.view.ts',
      'src/elements/invite/outgoing-call.view.ts',
      'src/elements/stage/video-grid.view.ts',
      'src/elements/controls/call-controls.view.ts',
      'src/elements/chat/chat-panel.view.ts',
      'src/engine/desk.ts',
    ],
  },
};

/**
 * The files in dist/ that a page has loaded by the end of a stage.
 *
 * @param {string} stage
 */
export function filesUntil(stage) {
  const chunks = JSON.parse(readFileSync(join(DIST, '.vite', 'chunks.json'), 'utf8'));
  const names = Object.keys(STAGES);
  const modules = names.slice(0, names.indexOf(stage) + 1).flatMap((name) => STAGES[name].modules);
  const files = new Set();
  const visit = (chunk) => {
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const file of chunk.imports) visit(chunks.find((other) => other.file === file));
  };
  for (const module of modules) visit(chunkOf(module, chunks));
  return [...files].map((file) => join('dist', file));
}

/** A module in several chunks' demand has one to itself, or one that only leads to where it is. */
function chunkOf(module, chunks) {
  const found =
    chunks.find(({ source }) => source === module) ??
    chunks.find(({ modules }) => modules.includes(module));
  if (!found) throw new Error(`${module} is in no chunk: is the table in scripts/weigh.mjs right?`);
  return found;
}

function weight(file) {
  return gzipSync(readFileSync(join(DIST, '..', file)), { level: 9 }).length;
}

function print() {
  const before = new Set();
  let total = 0;
  for (const [stage, { title, limit }] of Object.entries(STAGES)) {
    console.log(`\n${title}`);
    for (const file of filesUntil(stage).filter((name) => !before.has(name))) {
      before.add(file);
      total += weight(file);
      console.log(`  ${kilobytes(weight(file))}  ${file}`);
    }
    console.log(`  ${kilobytes(total)}  of ${limit}`);
  }
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(2).padStart(6)} kB`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) print();
