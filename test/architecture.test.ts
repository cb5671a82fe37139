import assert from 'node:assert/strict';
import { basename } from 'node:path';
import test from 'node:test';
import { files, type Import, importsIn, isIn, lines, reach } from './support/sources.ts';

/** Who may import whom. `type` allows no more than `import type`, `import()` no more than that. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'src/protocol': [],
  'src/base': ['src/protocol'],
  'src/signaling': ['src/protocol', 'src/base'],
  'src/media': ['src/protocol', 'src/base'],
  'src/backends': ['src/protocol', 'src/base', 'type src/media'],
  // The package's entry: the engine, and what it is usually built with.
  'src/engine/index.ts': [
    'src/engine',
    'src/signaling',
    'src/protocol',
    'src/media',
    'src/backends',
  ],
  'src/engine': [
    ...['src/protocol', 'src/base', 'src/media'],
    ...['src/signaling/signaling.ts', 'src/signaling/when-connected.ts'],
    ...['src/signaling/http-files.ts', 'import() src/signaling'],
    ...['src/backends/backend.ts', 'src/backends/open.ts'],
  ],
  'src/layout': ['type src/protocol'],
  'src/i18n': ['src/protocol'],
  'src/themes': [],
  // Runs on its own, with no page around.
  'src/worker': ['type src/protocol', 'src/i18n'],
  // The one place in which a page's engine is put together.
  'src/elements/provider/companion.ts': [
    'src/elements',
    'src/engine',
    'src/signaling',
    'src/protocol',
    'src/base',
  ],
  'src/elements': [
    ...['src/protocol', 'src/base', 'src/layout', 'src/i18n', 'src/themes'],
    ...['type src/engine', 'type src/signaling', 'type src/backends', 'type src/media'],
    ...['src/media/cannot-call.ts', 'src/media/tones.ts', 'import() src/media'],
    // What operators read has nothing to do with calls of the page's own, and so with an engine.
    'import() src/signaling/read-analytics.ts',
  ],
  'src/index.ts': ['src/protocol', 'src/base', 'src/i18n', 'src/elements', 'type src/engine'],
  'src/testing': ['src', 'server'],
  server: ['src/protocol', 'src/base'],
};

const inside = (folder: string) => files.filter((file) => isIn(file, folder));
const ours = [...inside('src'), ...inside('server')];

test('every layer imports only what it may', () => {
  report(Object.keys(MAY_IMPORT).flatMap(inside), (file) => {
    const layer = Object.keys(MAY_IMPORT).find((folder) => isIn(file, folder)) ?? '';
    const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])];
    return importsIn(file)
      .filter(({ target }) => files.includes(target) || target.startsWith('src'))
      .filter(({ kind, target }) => !allowed.some((rule) => permits(rule, kind, target)))
      .map(({ kind, target }) => `${layer} must not import ${target} (${kind})`);
  });
});

test('the rules of the server run anywhere', () => {
  report([...inside('server/features'), ...inside('server/app.ts'), ...inside('src')], (file) =>
    [...reach(file)]
      .filter((target) => target.startsWith('node:') || isPackageIn(file, target))
      .map((target) => `needs ${target}`),
  );
  function isPackageIn(file: string, target: string) {
    return isIn(file, 'server') && !files.includes(target) && target !== 'valibot';
  }
});

test('browsers load no schema, and the network only through src/signaling', () => {
  const clients = inside('src').filter((file) => !/^src\/(protocol|testing)\//.test(file));
  report(clients, (file) =>
    importsIn(file).flatMap(({ kind, target }) => {
      if (target === 'socket.io-client' && !isIn(file, 'src/signaling'))
        return ['only src/signaling imports socket.io-client'];
      const schema =
        kind !== 'type' && isIn(target, 'src/protocol') && reach(target).has('valibot');
      return schema || target === 'valibot' ? [`import type from ${target}: it needs valibot`] : [];
    }),
  );
});

test('sources keep to the house rules', () => {
  report(files, (file) => (lines(file).length > 250 ? ['has more than 250 lines'] : []));
  report(ours, (file) => [
    ...matches(file, /^export default|\bas default\b/, 'default export'),
    ...(/(^|[/-])(utils?|helpers?|managers?|services?)[./-]/.test(file)
      ? ['the name says nothing']
      : []),
  ]);
  report(inside('src'), (file) =>
    matches(
      file,
      /innerHTML|unsafeHTML|insertAdjacentHTML|\beval\(|new Function\b/,
      'text as code',
    ),
  );
  const settled = inside('server').filter((file) => file !== 'server/main.ts');
  report(settled, (file) => matches(file, /(?<![\w.'-])process\.|node:process/, 'reads process'));
});

test('every element has a test and a story', () => {
  report(inside('src/elements'), (file) => {
    const tag = /\bdefine\('([a-z-]+)'/.exec(lines(file).join('\n'))?.[1];
    if (!tag) return [];
    const has = (folder: string, kind: string) =>
      inside(folder).some((other) => basename(other) === `${tag}.${kind}.ts`);
    return [
      ...(basename(file) === `${tag}.ts` ? [] : [`defines ${tag}: name it so`]),
      ...(has('test/elements', 'test') ? [] : [`no test/elements/**/${tag}.test.ts`]),
      ...(has('stories', 'stories') ? [] : [`no stories/**/${tag}.stories.ts`]),
    ];
  });
});

function report(checked: readonly string[], problems: (file: string) => readonly string[]) {
  const all = checked.flatMap((file) => problems(file).map((problem) => `${file}: ${problem}`));
  assert.ok(all.length === 0, `\n${[...new Set(all)].join('\n')}`);
}

function permits(rule: string, kind: Import['kind'], target: string) {
  const [, only, folder = ''] = /^(?:(type|import\(\)) )?(.*)$/.exec(rule) ?? [];
  return isIn(target, folder) && (only === undefined || only === kind);
}

function matches(file: string, pattern: RegExp, fault: string) {
  return lines(file).flatMap((line, index) =>
    pattern.test(line) && !/^\s*(\/\/|\/?\*)/.test(line) ? [`line ${index + 1}: ${fault}`] : [],
  );
}
