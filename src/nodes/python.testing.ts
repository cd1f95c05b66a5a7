/** Finds a Python with a package (PyTorch, onnx, Keras) for the tests that hold what we write against that package itself. */
import { spawnSync } from 'node:child_process';

/** Debian's packages (python3-torch) belong to /usr/bin/python3, which another Python on the PATH may hide. */
const CANDIDATES = [process.env['NETLOOM_PYTHON'], 'python3', '/usr/bin/python3'].filter(isNamed);
const KERAS_CANDIDATES = [process.env['NETLOOM_PYTHON_KERAS'], ...CANDIDATES].filter(isNamed);

/** A variable that is set to nothing names no Python. */
function isNamed(command: string | undefined): command is string {
  return command !== undefined && command !== '';
}

/** A Python to run, and the backend that Keras is told to use in it. */
export interface KerasPython {
  readonly command: string;
  readonly backend: string;
}

/** As `pythonWith`, for PyTorch. */
export function pythonWithTorch(tests: string): string | null {
  return pythonWith(['torch'], tests, 'python3-torch');
}

/**
 * The command of the first Python that can import these modules. Where there is none, standard error says which tests are left out for
 * it, what was looked for, and what to install.
 * @param tests what is skipped, in words: “the notebooks”.
 * @param packages Debian's, that bring the modules.
 */
export function pythonWith(modules: readonly string[], tests: string, packages: string): string | null {
  const found = CANDIDATES.find((command) => spawnSync(command, ['-c', `import ${modules.join(', ')}`], { timeout: 60_000 }).status === 0);
  if (found === undefined) process.stderr.write(`SKIPPED: ${tests}. No Python has ${modules.join(', ')}. Looked at: ${CANDIDATES.join(', ')}. Install with “apt-get install ${packages}”, or name a Python that has it in NETLOOM_PYTHON.\n`);
  return found ?? null;
}

/** Loading Keras takes seconds, so only its version is read, and which backend lies beside it. */
const FIND_KERAS = `import importlib.metadata, importlib.util, os, sys
given = os.environ.get("KERAS_BACKEND")
present = [name for name, module in (("tensorflow", "tensorflow"), ("jax", "jax"), ("torch", "torch")) if given in (None, "", name) and importlib.util.find_spec(module)]
modules = [name for name in sys.argv[1:] if not importlib.util.find_spec(name)]
if int(importlib.metadata.version("keras").split(".")[0]) < 3 or not present or modules:
    raise SystemExit(1)
print(present[0])`;

/**
 * The first Python with Keras 3, one of its backends, and these modules besides. Where there is none, standard error says
 * which tests are left out for it, what was looked for, and what to install.
 * @param tests what is skipped, in words: “the notebooks”.
 */
export function pythonWithKeras(tests: string, modules: readonly string[] = []): KerasPython | null {
  for (const command of KERAS_CANDIDATES) {
    const { status, stdout } = spawnSync(command, ['-c', FIND_KERAS, ...modules], { encoding: 'utf8', timeout: 60_000 });
    if (status === 0) return { command, backend: stdout.trim() };
  }
  const wanted = ['Keras 3', 'one of its backends (TensorFlow, JAX, PyTorch)', ...modules].join(', ');
  process.stderr.write(`SKIPPED: ${tests}. No Python has ${wanted}. Looked at: ${KERAS_CANDIDATES.join(', ')}. Install with “pip install ${['keras', 'jax', ...modules].join(' ')}” and name that Python in NETLOOM_PYTHON_KERAS.\n`);
  return null;
}

/**
 * Runs a Python program.
 * @param input goes to its standard input as JSON.
 * @param environment variables besides those of this process.
 * @returns what it prints, read as JSON.
 * @throws with Python's own message when the program fails.
 */
export function runPython(command: string, program: string, input: unknown, environment: Readonly<Record<string, string>> = {}, timeout = 120_000): unknown {
  const result = spawnSync(command, ['-c', program], { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 2 ** 28, timeout, env: { ...process.env, ...environment } });
  if (result.status !== 0) throw new Error(result.stderr || result.error?.message || 'Python ended without a word.');
  return JSON.parse(result.stdout) as unknown;
}

/** What XLA compiles is run a few times only, so it need not be quick. */
const QUICK_TO_COMPILE = '--xla_backend_optimization_level=0';

/**
 * Runs a Python program with Keras, quietly, on the processor.
 * @param timeout milliseconds.
 * @throws as `runPython` does.
 */
export function runKeras({ command, backend }: KerasPython, program: string, input: unknown, timeout = 300_000): unknown {
  return runPython(command, program, input, { KERAS_BACKEND: backend, TF_CPP_MIN_LOG_LEVEL: '3', JAX_PLATFORMS: 'cpu', XLA_FLAGS: QUICK_TO_COMPILE }, timeout);
}
