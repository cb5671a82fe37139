/** Puts the version where the sources say __VERSION__: the compiler, unlike the bundler, has no way to. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

for (const file of globSync('dist/esm/**/*.js')) {
  const code = readFileSync(file, 'utf8');
  const stamped = code.replaceAll('__VERSION__', JSON.stringify(version));
  if (stamped !== code) writeFileSync(file, stamped);
}
