/** Finds a Python with a package (PyTorch, onnx, Keras) for the tests that hold what we write against that package itself. */
import { spawnSync } from 'node:child_process';

/** Debian's packages (python3-torch) belong to /usr/bin/python3, which another Python on the PATH may hide. */
const CANDIDATES = [process.env['NETLOOM_PYTHON'], 'python3', '/usr/bin/python3'];

/** The command of the first Python that can import torch, or null where there is none. */
export function pythonWithTorch(): string | null {
  return pythonWith('torch');
}

/** The command of the first Python that can import these modules, or null where there is none. */
export function pythonWith(modules: string): string | null {
  return CANDIDATES.find((command) => command !== undefined && spawnSync(command, ['-c', `import ${modules}`], { timeout: 60_000 }).status === 0) ?? null;
}

/**
 * Runs a Python program.
 * @param input goes to its standard input as JSON.
 * @returns what it prints, read as JSON.
 * @throws with Python's own message when the program fails.
 */
export function runPython(command: string, program: string, input: unknown): unknown {
  const result = spawnSync(command, ['-c', program], { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 120_000 });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout) as unknown;
}
