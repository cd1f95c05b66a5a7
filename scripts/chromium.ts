/** Finds the Chromium for browser tests: named by NETLOOM_CHROMIUM, else on the PATH, else Playwright's own. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * WebGL without a GPU (ANGLE on SwiftShader), and nothing that calls home. Without the sandbox, since
 * containers forbid it and the tests open only pages of this project.
 */
export const CHROMIUM_FLAGS = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--no-sandbox',
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/**
 * The path of a Chromium on this machine, or null to use Playwright's own.
 * @throws Error when NETLOOM_CHROMIUM names a file that is not there.
 */
export function chromiumPath(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment['NETLOOM_CHROMIUM'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`NETLOOM_CHROMIUM names ${named}, but there is no program there. Give the full path of a Chromium, or unset it.`);
  }
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram) ?? null;
}

/** Lets Playwright install its own Chromium where `own`, the path at which it would lie, is empty. */
export function installOwn(own: string): void {
  if (existsSync(own)) return;
  console.log('No Chromium on this machine; Playwright installs its own.');
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, '../node_modules/playwright/cli.js'), 'install', 'chromium'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('Playwright could not install its Chromium. Install Chromium yourself and name its program in NETLOOM_CHROMIUM.');
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
