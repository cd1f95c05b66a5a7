#!/usr/bin/env node
// In the project itself the source is run, so that nothing need be built for `npm link`; the package brings a bundle in its place.
import { existsSync } from 'node:fs';

const source = new URL('../src/cli/main.ts', import.meta.url);
if (existsSync(source)) {
  (await import('tsx/esm/api')).register();
  await import(source.href);
} else {
  await import('../dist-cli/netloom.js');
}
