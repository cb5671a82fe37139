import { build } from 'vite';

/** A script of a test's own and all that it imports, as one file for a page; as developers run it. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    define: { 'process.env.NODE_ENV': JSON.stringify('development') },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['es'], fileName: 'page' },
    },
  });
  const [first] = [result].flat();
  if (!first || !('output' in first)) throw new Error(`nothing came of ${entry}`);
  return first.output[0].code;
}
