import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { poModules } from './scripts/catalogues.ts';
import { contentSecurity } from './scripts/contentSecurity.ts';
import { gzipAsIs } from './scripts/gzipAsIs.ts';
import { preloadEditor } from './scripts/preloadEditor.ts';
import { zodInPage } from './scripts/zodInPage.ts';

/** WASM threads need SharedArrayBuffer, which browsers give only to cross-origin isolated pages. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Tests that start other programs (Python, Node, the command line) take their time and have a layer of their own. */
const PROCESSES = '**/*.process.test.ts';
/** Tests beside components bring a document with them; see the first line of each. */
const JSDOM = 'src/editor/**/*.test.tsx';

/** The service worker's list of files, and what an installed app is called. Our own worker: `src/offline`. */
const offline = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/offline',
  filename: 'serviceWorker.ts',
  // The app registers it once it has nothing better to do.
  injectRegister: null,
  manifest: {
    name: 'Netloom',
    short_name: 'Netloom',
    description: 'Build, train and understand neural networks by drawing them, in the browser.',
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#f4f5f7',
    theme_color: '#ffffff',
    categories: ['education', 'developer'],
    icons: [
      { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  injectManifest: {
    // Data sets are large and kept by the app; KaTeX's older fonts are for browsers older than these.
    globPatterns: ['**/*.{html,js,css,wasm,woff2,png}'],
    globIgnores: ['data/**', 'serviceWorker.js'],
    maximumFileSizeToCacheInBytes: 8e6,
  },
});

export default defineConfig({
  // Relative addresses: the build works under any path.
  base: './',
  // Tests build nothing.
  plugins: [react(), poModules(), ...(process.env['VITEST'] ? [] : [offline, zodInPage(), preloadEditor(), contentSecurity(), gzipAsIs()])],
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: 'es' },
  // Nothing is written into the page or its scripts as a data address: its policy lets no script come from one.
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    assetsInlineLimit: 0,
    // What every page begins with comes as one file: cut by who else asks for a part of it, it is 2 % larger and another five
    // requests. What settles the language stays apart, for it has to be done before any module that says something is run (decision 27).
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'beginning', test: /\/src\/(words\/(i18n|page|language|catalogues|english|list)|editor\/embedded)\.ts$/, priority: 2 },
            { name: 'core', test: /\/src\/(runtime\/client|compiler\/compile|editor\/stores\/(documentStore|compilationStore|runStore))\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    testTimeout: 30_000,
    setupFiles: ['scripts/randomTests.ts'],
    // Pictures read their colours from it; other style sheets are left out.
    css: { include: /tokens\.css/ },
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
