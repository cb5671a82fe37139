import { defineConfig } from 'vite';

/** dist/call-elements-sw.js: one classic script, since a site's service worker imports it by `importScripts`. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    sourcemap: true,
    reportCompressedSize: false,
    emptyOutDir: false,
    lib: {
      entry: 'src/worker/call-elements-sw.ts',
      formats: ['iife'],
      name: 'callElementsWorker',
      fileName: () => 'call-elements-sw.js',
    },
  },
});
