import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { addressList } from './src/shell/addresses/address-list.ts';

/** Where the platform answers while the portal is served by Vite itself, for work on its pages. */
const platform = process.env['MINGTANG_GATEWAY'] ?? 'http://localhost:8080';

/** What PDF.js asks for where a PDF brings no fonts of its own (as many Chinese ones do not) or holds scanned pages. */
const pdfData = ['cmaps', 'standard_fonts', 'wasm', 'iccs'].map((folder) => ({
  src: resolve(import.meta.dirname, `../../node_modules/pdfjs-dist/${folder}/*`),
  dest: `pdf-data/${folder}`,
  rename: { stripBase: true as const },
}));

export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  plugins: [react(), compression({ threshold: 1_000 }), viteStaticCopy({ targets: pdfData }), addressList()],
  build: {
    outDir: resolve(import.meta.dirname, '../../dist/apps/portal'),
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    chunkSizeWarningLimit: 1_500,
    // What the first page needs comes in two files rather than in thirty, one after the other on six connections.
    rolldownOptions: {
      // How long plugins take is nothing to who starts the platform.
      checks: { bundlerTimings: false },
      // To load a rule or a contract does nothing by itself: a page brings those that it uses, and not all that the libraries say.
      treeshake: { moduleSideEffects: [{ test: /\/libs\/(contracts|procedure)\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'first', tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/log', '/platform', '/time', '/health', '/docs'].map((path) => [path, platform]),
    ),
  },
});
