const NODE_RUNNER = ['node', '--test', '--test-timeout=300000'];

/** Which tests there are and what runs them. */
export const GROUPS = {
  node: {
    title: 'Node tests',
    files: ['test/*.test.ts', 'test/{protocol,base,server,deploy,layout,i18n,worker}/**/*.test.ts'],
    command: NODE_RUNNER,
  },
  browser: {
    title: 'Browser tests',
    files: ['test/{engine,elements,media,backends,signaling,testing}/**/*.test.ts'],
    command: ['wtr'],
  },
  e2e: {
    title: 'End-to-end tests',
    files: ['test/e2e/**/*.test.ts'],
    command: [...NODE_RUNNER, '--test-concurrency=1'],
  },
  // Needs a browser that not every machine has: only when it is asked for by name.
  firefox: {
    title: 'Firefox tests',
    files: ['test/firefox/**/*.test.ts'],
    command: [...NODE_RUNNER, '--test-concurrency=1'],
    onRequest: true,
  },
  // Needs root and tools of its own: see test/lab/start.mjs.
  lab: {
    title: 'Network laboratory',
    files: ['test/lab/**/*.test.ts'],
    command: [...NODE_RUNNER, '--test-concurrency=1'],
    onRequest: true,
  },
};
