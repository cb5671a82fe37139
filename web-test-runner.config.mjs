import { writeFileSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { CHROMIUM_ARGUMENTS, requireChromium } from './scripts/chromium.mjs';
import { GROUPS } from './scripts/test-groups.mjs';

const VIEWPORT = { width: 1024, height: 768 };

export default {
  files: GROUPS.browser.files,
  concurrency: 2,
  // Not their development builds: Socket.IO's needs what is no ES module.
  nodeResolve: { browser: true, exportConditions: ['browser'] },
  // A cold start compiles hundreds of modules on whatever machine there is.
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 10_000 } },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: './tsconfig.json',
      define: { __VERSION__: '"0.0.0-test"' },
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: requireChromium(), args: CHROMIUM_ARGUMENTS },
      createPage: async ({ context }) => {
        const page = await context.newPage();
        // Two pages run at a time; each is to believe that it is the one in front.
        const devtools = await page.createCDPSession();
        await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        // The launcher sets a size of its own just before it opens each test file.
        const goto = page.goto.bind(page);
        page.goto = async (...where) => {
          await page.setViewport(VIEWPORT);
          return goto(...where);
        };
        return page;
      },
    }),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), counter()],
};

/** Tells scripts/test.mjs how many tests passed and failed, in the file that TEST_COUNTS names. */
function counter() {
  return {
    onTestRunFinished({ sessions }) {
      if (!process.env.TEST_COUNTS) return;
      const tests = sessions.flatMap(({ testResults }) => testsIn(testResults));
      const passed = tests.filter((test) => test.passed && !test.skipped).length;
      const failed = tests.filter((test) => !test.passed && !test.skipped).length;
      // A file that could not be loaded has no tests, yet it is not all right.
      const broken = sessions.filter((session) => !session.passed && allPassed(session)).length;
      writeFileSync(process.env.TEST_COUNTS, `${passed} ${failed + broken}`);
    },
  };
}

function allPassed({ testResults }) {
  return testsIn(testResults).every((test) => test.passed || test.skipped);
}

function testsIn(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsIn)] : [];
}
