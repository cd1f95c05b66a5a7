/** `npm pack`: the command line as plain JavaScript in dist-cli, for a package without its source. TensorFlow.js stays a dependency. */
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { poModules } from './catalogues.ts';

const root = path.resolve(import.meta.dirname, '..');
const outDir = path.join(root, 'dist-cli');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [poModules()],
  publicDir: false,
  ssr: { noExternal: true, external: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-webgl', '@tensorflow/tfjs-backend-webgpu'] },
  build: {
    ssr: 'src/cli/main.ts',
    outDir,
    target: 'node20',
    minify: true,
    rollupOptions: { output: { entryFileNames: 'netloom.js', chunkFileNames: '[name]-[hash].js' } },
  },
});

// Node reads the machine's WebAssembly from beside the code.
for (const file of ['machine.wasm', 'machineShared.wasm']) await copyFile(path.join(root, 'src/runtime/replay/machine', file), path.join(outDir, file));
