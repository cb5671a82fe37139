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

/**
 * Leaves long polling out of Socket.IO's own list, and out of the chunk of what is always loaded;
 * `src/signaling/all-transports.ts` brings it where it is needed.
 */
function webSocketFirst(): Plugin {
  return {
    name: 'web-socket-first',
    load: (id) =>
      id.endsWith('engine.io-client/build/esm/transports/index.js')
        ? `import { WS } from './websocket.js'; export const transports = { websocket: WS };`
        : undefined,
    // Their files only define things; without being told so, bundlers load all that an index names.
    transform: (code, id) =>
      /(engine|socket)\.io-client/.test(id)
        ? { code, map: null, moduleSideEffects: false }
        : undefined,
  };
}

/** What is said is JSON: leaves out of the parsers of Socket.IO and Engine.IO what they have for binary parts of messages. */
function jsonOnly(): Plugin {
  const modules: Readonly<Record<string, string>> = {
    'socket.io-parser/build/esm/is-binary.js':
      'export const isBinary = () => false; export const hasBinary = () => false;',
    'socket.io-parser/build/esm/binary.js':
      'export const deconstructPacket = () => {}; export const reconstructPacket = (packet) => packet;',
    'engine.io-parser/build/esm/contrib/base64-arraybuffer.js':
      'export const decode = () => new ArrayBuffer(0);',
    'engine.io-parser/build/esm/encodePacket.browser.js': `
      import { PACKET_TYPES } from './commons.js';
      export const encodePacket = ({ type, data }, _, done) => done(PACKET_TYPES[type] + (data || ''));
      export const encodePacketToBinary = () => {};`,
  };
  return {
    name: 'json-only',
    load: (id) => Object.entries(modules).find(([file]) => id.endsWith(file))?.[1],
  };
}

const shorten = (sheet: string) =>
  sheet
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replaceAll(';}', '}');

/**
 * Takes the indents out of all templates, and comments and line breaks out of style sheets, into which no minifier looks.
 * In front of a line of script an indent means nothing.
 */
function shortTemplates(): Plugin {
  return {
    name: 'short-templates',
    transform: (code, id) =>
      id.includes('/src/elements/')
        ? { code: code.replace(/\bcss`[^`]*`/g, shorten).replace(/\n +/g, '\n'), map: null }
        : undefined,
  };
}

/**
 * Takes the messages out of what the libraries throw at those who misuse them, which is nobody: they weigh half a
 * kilobyte.
 */
function shortErrors(): Plugin {
  const text = /(?:`[^`$]*`|"[^"\n]*"|'[^'\n]*')/.source;
  const message = new RegExp(`\\bError\\(${text}(?:\\s*\\+\\s*(?:${text}|\\w+))*\\)`, 'g');
  return {
    name: 'short-errors',
    apply: 'build',
    transform: (code, id) =>
      /node_modules\/(lit|@lit|engine\.io|socket\.io)/.test(id)
        ? { code: code.replace(message, 'Error()'), map: null }
        : undefined,
  };
}

/**
 * What is loaded together is one file: what the first paint needs, what follows it, and what a call needs. Without
 * this every module that two others share would be a file, and a request, of its own.
 */
const TOGETHER: readonly (readonly [name: string, modules: readonly string[]])[] = [
  ['first', ['src/index.ts']],
  ['idle', ['src/elements/provider/companion.ts', 'src/elements/all.ts']],
  [
    'ring',
    ['src/elements/invite/incoming-call.view.ts', 'src/elements/invite/outgoing-call.view.ts'],
  ],
  // With what shows it, so that nothing has to be fetched in the moment in which a call begins.
  [
    'call',
    [
      'src/engine/desk.ts',
      'src/elements/stage/video-grid.view.ts',
      'src/elements/controls/call-controls.view.ts',
      'src/elements/chat/chat-panel.view.ts',
    ],
  ],
];

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Everything that a module imports, by itself or by what it imports. */
function closure(id: string, graph: Graph, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  // Reachable from Socket.IO's index, and not from what of it is used at first.
  if (id.includes('/transports/polling')) return found;
  found.add(id);
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? [])
    closure(imported, graph, found);
  return found;
}

/** One chunk for each; what an earlier one has, a later one need not. */
const groups = TOGETHER.map(([name, modules], index) => ({
  debugName: name,
  priority: TOGETHER.length - index,
  name: (id: string, graph: Graph) =>
    modules.some((module) => closure(path(module), graph).has(id)) ? name : null,
}));

export default defineConfig({
  publicDir: false,
  plugins: [
    outputs(),
    importableAnywhere(),
    webSocketFirst(),
    jsonOnly(),
    shortTemplates(),
    shortErrors(),
    chunkList(),
  ],
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
        codeSplitting: { groups },
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});
