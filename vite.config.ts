import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** WASM threads need SharedArrayBuffer, which browsers give only to cross-origin isolated pages. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Tests that start other programs (Python, Node, the command line) take their time and have a layer of their own. */
const PROCESSES = '**/*.process.test.ts';
/** Tests beside components bring a document with them; see the first line of each. */
const JSDOM = 'src/editor/**/*.test.tsx';

export default defineConfig({
  plugins: [react()],
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
  test: {
    testTimeout: 30_000,
    setupFiles: ['scripts/randomTests.ts'],
    // As many as there are cores: Vitest leaves one free, which on two cores is half.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'presets/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [PROCESSES, JSDOM],
          environment: 'node',
          // These share no state but caches, and TensorFlow.js takes a second to load.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'editor', include: [JSDOM] } },
      { extends: true, test: { name: 'process', include: [PROCESSES], testTimeout: 180_000 } },
    ],
  },
});
