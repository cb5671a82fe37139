/**
 * What the doc blocks of the elements say, for tools: custom-elements.json, and an entry in
 * package.json for each tag.
 *
 *   node scripts/manifest.mjs            writes both
 *   node scripts/manifest.mjs --check    fails when one is out of date
 *   node scripts/manifest.mjs --editors  writes dist/ files that VS Code and JetBrains IDEs read
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import {
  getVsCodeCssCustomData,
  getVsCodeHtmlCustomData,
} from 'custom-element-vs-code-integration';

const FIXED_EXPORTS = {
  '.': entry('src/index'),
  './engine': entry('src/engine/index'),
  './testing': entry('src/testing/index'),
  './call-elements.js': './dist/call-elements.js',
  './call-elements-sw.js': './dist/call-elements-sw.js',
  './custom-elements.json': './custom-elements.json',
  './package.json': './package.json',
};

const manifest = await cli({ argv: ['analyze', '--quiet'], noWrite: true });
const files = {
  'custom-elements.json': json(manifest),
  'package.json': json(packageWithExports()),
};

if (process.argv.includes('--check')) check();
else if (process.argv.includes('--editors')) writeEditorData();
else for (const [file, content] of Object.entries(files)) writeFileSync(file, content);

function check() {
  const stale = Object.entries(files).filter(([file, content]) => read(file) !== content);
  for (const [file] of stale) {
    console.error(`${file} does not say what the elements do: run \`npm run manifest\`.`);
  }
  process.exitCode = stale.length > 0 ? 1 : 0;
}

function writeEditorData() {
  mkdirSync('dist', { recursive: true });
  const options = { hideLogs: true, outdir: 'dist', packageJson: false };
  writeFileSync('dist/vscode.html-custom-data.json', getVsCodeHtmlCustomData(manifest, options));
  writeFileSync('dist/vscode.css-custom-data.json', getVsCodeCssCustomData(manifest, options));
  writeFileSync('dist/web-types.json', getWebTypesData(manifest, options));
}

function packageWithExports() {
  const tags = manifest.modules.flatMap(({ path, declarations }) =>
    declarations
      .filter(({ tagName }) => tagName)
      .map(({ tagName }) => [`./${tagName}.js`, entry(path.replace(/^dist\/esm\/|\.js$/g, ''))]),
  );
  tags.sort(([one], [other]) => one.localeCompare(other, 'en'));
  const exports = { ...FIXED_EXPORTS, ...Object.fromEntries(tags) };
  return { ...JSON.parse(read('package.json')), exports };
}

function entry(module) {
  return { types: `./dist/esm/${module}.d.ts`, default: `./dist/esm/${module}.js` };
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
