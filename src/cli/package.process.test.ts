/**
 * The package that `npm pack` makes, installed by npm from its tarball into an empty folder, with its `netloom` called as a shell
 * calls it. npm asks no registry: what the package depends on is laid into the folder before, linked from the packages that are
 * installed here, and whatever else it asked for would end the installation.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handBack, lesson } from './grading/hostile.fixture.ts';

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const root = new URL('../../', import.meta.url).pathname;
const read = (...parts: readonly string[]) => JSON.parse(readFileSync(path.join(...parts), 'utf8')) as Manifest;
/** Away from the project, so that nothing is found in its `node_modules`. */
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'netloom-package-')));
const unpacked = path.join(folder, 'node_modules/netloom');

function netloom(...args: readonly string[]) {
  return spawnSync(path.join(folder, 'node_modules/.bin/netloom'), args, { cwd: folder, encoding: 'utf8' });
}

function npm(cwd: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}${stdout}`);
}

/** Puts a package and all that it depends on into the folder, at the places that they have here. */
function lay(name: string, from = root): void {
  let at = from;
  while (!existsSync(path.join(at, 'node_modules', name, 'package.json'))) {
    if (path.relative(root, at) === '') return;
    at = path.dirname(at);
  }
  const place = path.join(at, 'node_modules', name);
  const to = path.join(folder, path.relative(root, place));
  if (existsSync(to)) return;
  mkdirSync(path.dirname(to), { recursive: true });
  // Linked, which takes no time; where the two lie on different disks, copied.
  if (spawnSync('cp', ['-rl', place, to]).status !== 0) cpSync(place, to, { recursive: true });
  for (const needed of Object.keys(read(place, 'package.json').dependencies ?? {})) lay(needed, place);
}

beforeAll(() => {
  npm(root, 'pack', '--silent', '--pack-destination', folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  for (const name of Object.keys(read(root, 'package.json').dependencies ?? {})) lay(name);
  npm(folder, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`);
}, 180_000);
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('the package', () => {
  it('holds the bundle and the presets, and no source', () => {
    expect(existsSync(path.join(unpacked, 'src'))).toBe(false);
    expect(readdirSync(path.join(unpacked, 'dist-cli'))).toEqual(expect.arrayContaining(['netloom.js', 'machine.wasm', 'machineShared.wasm']));
    expect(readdirSync(path.join(unpacked, 'presets'))).toContain('5-xor-net.json');
  });

  it('depends on what its code imports, and on nothing else', () => {
    const scripts = readdirSync(path.join(unpacked, 'dist-cli')).filter((name) => name.endsWith('.js'));
    const imported = scripts.flatMap((name) => packagesIn(readFileSync(path.join(unpacked, 'dist-cli', name), 'utf8')));
    expect([...new Set(imported)].toSorted()).toEqual(Object.keys(read(unpacked, 'package.json').dependencies ?? {}).toSorted());
  });

  it('tells its version and completes itself', () => {
    expect(netloom('--version')).toMatchObject({ status: 0, stdout: `${read(root, 'package.json').version}\n`, stderr: '' });
    expect(netloom('completion', 'bash').stdout).toContain('complete -o filenames -F _netloom netloom');
  });

  it('checks a graph', () => {
    const { status, stdout, stderr } = netloom('check', path.join(unpacked, 'presets/5-xor-net.json'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('no problems.');
  });

  it('trains, and writes what was learned', () => {
    const { status, stdout, stderr } = netloom('train', path.join(unpacked, 'presets/3-linear-regression.json'), '--json', '--weights', 'line.onnx');
    expect(status, stderr).toBe(0);
    expect((JSON.parse(stdout) as { loss: number }).loss).toBeGreaterThan(0);
    expect(readFileSync(path.join(folder, 'line.onnx'), 'latin1')).toContain('Netloom');
  });

  it('grades a hand-back, whose graph it trains in a process of its own', () => {
    writeFileSync(path.join(folder, 'lesson.json'), JSON.stringify(lesson));
    writeFileSync(path.join(folder, 'ana.json'), JSON.stringify(handBack()));
    const { status, stdout, stderr } = netloom('grade', 'lesson.json', 'ana.json');
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('ana.json  Ana   4 of 4     passed');
  });

  it('writes code', () => {
    const { status, stdout, stderr } = netloom('export', path.join(unpacked, 'presets/5-xor-net.json'), '--to', 'pytorch');
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('class Network(nn.Module):');
  });
});

/** Names of the packages that a script imports, Node's own left out. Names in texts that it writes (`import … from '…'`) stand in no such form. */
function packagesIn(script: string): readonly string[] {
  const named = [...script.matchAll(/(?:\bimport\(\s*|\bfrom\s?|\bimport\s?)([`"'])((?:@[a-z0-9-]+\/)?[a-z0-9-]+)(?:\/[\w./-]+)?\1/g)].map(([, , name = '']) => name);
  return named.filter((name) => !isBuiltin(name));
}
