/**
 * Compiles `c/` to the two WebAssembly files beside this one. Run: npm run machine
 *
 * Needs Debian's clang and lld of the major version below; another version may give other bytes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const CLANG = 14;
export const FILES = ['machine.wasm', 'machineShared.wasm'] as const;

const COMMON = ['--target=wasm32', '-std=c11', '-O3', '-fno-unroll-loops', '-msimd128', '-mbulk-memory', '-ffreestanding', '-fno-builtin', '-nostdlib', '-Wall', '-Wextra', '-Werror'];
const LINK = ['--no-entry', '--import-memory', '--strip-all', '--export=__heap_base'];
const SHARED = ['-matomics', '-mmutable-globals', ...['--shared-memory', '--max-memory=4294967296', '--export=__stack_pointer'].map((flag) => `-Wl,${flag}`)];

/** The major version of the installed clang that can compile and link for WebAssembly; null where there is none. */
export function installedClang(): number | null {
  const clang = spawnSync('clang', ['--version'], { encoding: 'utf8' });
  const lld = spawnSync('wasm-ld', ['--version'], { encoding: 'utf8' });
  const version = /version (\d+)/.exec(clang.stdout ?? '')?.[1];
  return version !== undefined && lld.status === 0 ? Number(version) : null;
}

/** Writes both files into the folder. */
export function build(folder: string): void {
  const source = fileURLToPath(new URL('./c/', import.meta.url));
  const files = readdirSync(source).filter((file) => file.endsWith('.c')).sort();
  for (const file of FILES) {
    const flags = [...COMMON, ...LINK.map((flag) => `-Wl,${flag}`), ...(file === 'machineShared.wasm' ? SHARED : [])];
    execFileSync('clang', [...flags, '-o', `${folder}/${file}`, ...files], { cwd: source, stdio: 'inherit' });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build(fileURLToPath(new URL('.', import.meta.url)));
