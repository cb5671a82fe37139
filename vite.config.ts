import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import self from './package.json' with { type: 'json' };

const root = import.meta.dirname;
const path = (file: string) => join(root, file);

/** What is written to dist/, and the modules whose exports each file carries on. */
const OUTPUTS = {
  'call-elements': ['src/index.ts'],
  testing: ['src/index.ts', 'src/testing/index.ts'],
  'demo/demo': ['src/index.ts', 'demo/demo.ts'],
};
const outputNames = Object.keys(OUTPUTS).filter((name) =>
  modulesOf(name).every((module) => existsSync(path(module))),
);
function modulesOf(name: string) {
  return OUTPUTS[name as keyof typeof OUTPUTS] ?? [];
}

const PREFIX = '\0output:';

/**
 * Each output is a few re-exports, since the outputs share their code: it is in hashed chunks.
 * A page may then load `call-elements.js?v=2` beside `call-elements.js`: both lead to the same
 * chunks, and so to one copy of the code whose signals and contexts know each other.
 */
function outputs(): Plugin {
  return {
    name: 'outputs',
    resolveId: (id) => (id.startsWith(PREFIX) ? id : undefined),
    load: (id) =>
      id.startsWith(PREFIX)
        ? modulesOf(id.slice(PREFIX.length))
            .map((module) => `export * from ${JSON.stringify(path(module))};`)
            .join('\n')
        : undefined,
  };
}

/** Writes dist/.vite/chunks.json: which sources are in which chunk, for those who weigh them. */
function chunkList(): Plugin {
  const source = (id: string) => relative(root, id.replace(/\0|\?.*$/g, ''));
  return {
    name: 'chunk-list',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const list = chunks.map((chunk) => ({
        file: chunk.fileName,
        source: chunk.facadeModuleId ? source(chunk.facadeModuleId) : undefined,
        modules: Object.keys(chunk.modules).map(source),
        imports: chunk.imports,
      }));
      this.emitFile({
        type: 'asset',
        fileName: '.vite/chunks.json',
        source: JSON.stringify(list, undefined, 2),
      });
    },
  };
}

/**
 * lit's builds for servers work in browsers as well and look first whether there is a document,
 * so a bundle of these can be imported anywhere. `isServer` alone has to stay the browser's.
 */
function importableAnywhere(): Plugin {
  return {
    name: 'importable-anywhere',
    apply: 'build',
    enforce: 'pre',
    async resolveId(id, importer, options) {
      if (id === '@lit-labs/ssr-dom-shim') return path('src/base/no-dom.ts');
      if (!/^(lit-html|@lit\/reactive-element)(\/|$)/.test(id)) return undefined;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      return found?.id.replace(/(\/lit-html|\/reactive-element)\/(?!node\/|is-server)/, '$1/node/');
    },
  };
}

export default defineConfig({
  publicDir: false,
  plugins: [outputs(), importableAnywhere(), chunkList()],
  define: {
    __VERSION__: JSON.stringify(self.version),
    'process.env.NODE_ENV': JSON.stringify('production'),
  },
  build: {
    target: 'es2022',
    sourcemap: true,
    reportCompressedSize: false,
    // As a library: chunks are imported relative to their importer and nothing is added for CSS.
    lib: { entry: 'src/index.ts', formats: ['es'] },
    rolldownOptions: {
      input: Object.fromEntries(outputNames.map((name) => [name, PREFIX + name])),
      output: {
        format: 'es',
        minify: true,
        comments: { annotation: false },
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});
