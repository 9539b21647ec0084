import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { CONTENT_SECURITY_POLICY } from './src/shared/content-security-policy.ts';

/** Writes the content policy into the built page too; a page's own policy knows no frame-ancestors. */
function contentPolicyInPage(): Plugin {
  const content = CONTENT_SECURITY_POLICY.split('; ')
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .join('; ');
  return {
    name: 'content-policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          electron: 'src/main/electron/main.ts',
          trainer: 'src/main/trainer/entry.ts',
          'gallery-worker': 'src/main/gallery/gallery-worker.ts',
          'reading-worker': 'src/main/app/reading/reading-worker.ts',
          'near-pair-worker': 'src/main/near-duplicates/near-pair-worker.ts',
          'print-worker': 'src/main/near-duplicates/print-worker.ts',
          'export-worker': 'src/main/app/exporting/export-worker.ts',
          'map-worker': 'src/main/embedding-map/map-worker.ts',
          'weights-worker': 'src/main/weights/import/import-worker.ts',
          'jpeg-print-worker': 'src/main/media/jpeg-print-worker.ts',
          'copy-detection-worker': 'src/main/near-duplicates/copy-detection-worker.ts',
          'tandem-worker': 'src/main/teacher/tandem/tandem-worker.ts',
          'transformer-worker': 'src/main/teacher/transformer/transformer-worker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but electron: one CommonJS file, all inside.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), contentPolicyInPage()],
    build: {
      minify: true,
      // The page comes from the same machine: one file is fast enough.
      chunkSizeWarningLimit: 1200,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
});
