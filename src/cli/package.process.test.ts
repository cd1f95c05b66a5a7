/**
 * The package that `npm pack` makes, unpacked where no source lies, with its `netloom` called as a shell calls it. It is put
 * beside the installed packages, where it finds TensorFlow.js: installing that again would take longer than all other tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
let folder = '';
let unpacked = '';

function netloom(...args: readonly string[]) {
  const { bin } = JSON.parse(readFileSync(path.join(unpacked, 'package.json'), 'utf8')) as { bin: { netloom: string } };
  return spawnSync(path.join(unpacked, bin.netloom), args, { cwd: folder, encoding: 'utf8' });
}

beforeAll(() => {
  const cache = path.join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(path.join(cache, 'netloom-package-'));
  const packed = spawnSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root, encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(packed.stderr);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  spawnSync('tar', ['-xzf', path.join(folder, tarball), '-C', folder]);
  unpacked = path.join(folder, 'package');
}, 120_000);
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('the package', () => {
  it('holds the bundle and the presets, and no source', () => {
    expect(existsSync(path.join(unpacked, 'src'))).toBe(false);
    expect(readdirSync(path.join(unpacked, 'dist-cli'))).toEqual(expect.arrayContaining(['netloom.js', 'machine.wasm', 'machineShared.wasm']));
    expect(readdirSync(path.join(unpacked, 'presets'))).toContain('5-xor-net.json');
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

  it('writes code', () => {
    const { status, stdout, stderr } = netloom('export', path.join(unpacked, 'presets/5-xor-net.json'), '--to', 'pytorch');
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('class Network(nn.Module):');
  });

  it('tells its version and completes itself', () => {
    expect(netloom('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(netloom('completion', 'bash').stdout).toContain('complete -o filenames -F _netloom netloom');
  });
});
