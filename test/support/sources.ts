import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Import = { kind: 'value' | 'type' | 'import()'; target: string };

/** Our TypeScript files, and for each its text and what it imports. */
export const files = globSync('{src,server,test,stories,demo,bench}/**/*.ts').sort();
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

export function lines(file: string) {
  return (sources.get(file) ?? '').trimEnd().split('\n');
}

export function importsIn(file: string) {
  return imports.get(file) ?? [];
}

/** All that a file needs to run, at any remove. */
export function reach(file: string, seen = new Set<string>()): Set<string> {
  for (const { kind, target } of importsIn(file)) {
    if (kind === 'type' || seen.has(target)) continue;
    seen.add(target);
    reach(target, seen);
  }
  return seen;
}

export function isIn(file: string, folder: string) {
  return file === folder || file.startsWith(`${folder}/`);
}

function importsOf(file: string): readonly Import[] {
  const code = sources.get(file) ?? '';
  const fixed = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  const lazy = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  const resolve = (to = '') => (to.startsWith('.') ? join(dirname(file), to) : to);
  return [
    ...[...code.matchAll(fixed)].map(([, type, to]) => {
      return { kind: type ? 'type' : 'value', target: resolve(to) } as const;
    }),
    ...[...code.matchAll(lazy)].map(([, to]) => {
      return { kind: 'import()', target: resolve(to) } as const;
    }),
  ];
}
