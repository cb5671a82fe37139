import { defineConfig } from 'vite';
import self from '../package.json' with { type: 'json' };

export default defineConfig({
  define: { __VERSION__: JSON.stringify(self.version) },
  build: { target: 'es2022' },
});
