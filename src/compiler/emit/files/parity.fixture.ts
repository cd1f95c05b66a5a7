/** The rows that exported scripts make of a file, and those that Netloom makes of it, so that tests can hold one against the other. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { folderPlace } from '../../../datasets/nodePlaces.ts';
import { dataSource } from '../../../datasets/registry.ts';
import { pythonWith } from '../../../nodes/python.testing.ts';
import type { Program } from '../../program.ts';
import { featuresOf, labelsOf } from '../data.ts';
import { emit } from '../emit.ts';

/** The Python that the scripts run in, or null where none has what they import. */
export const python = pythonWith(['numpy', 'torch'], 'how the Python scripts read a person’s own files', 'python3-numpy python3-torch');

/** Row after row: training features and labels, then those to check with; null where there are none. */
export type MadeRows = readonly (readonly number[] | null)[];

/** What the engine is fed. */
export async function netloomRows(program: Program, folder: string): Promise<MadeRows> {
  const [source] = program.sources;
  const made = source && dataSource(source.source);
  if (!source || !made) throw new Error('The program has no data.');
  const places = () => [folderPlace(folder, 'the folder', true)];
  const { train, validation } = await made.load(made.params.parse(source.params), { seed: program.training.seed, signal: new AbortController().signal, progress: () => undefined, places });
  return [[...featuresOf(train)], [...labelsOf(train, source)], validation && [...featuresOf(validation)], validation && [...labelsOf(validation, source)]];
}

const PRINT_ROWS = `
def flat(rows):
    if rows is None:
        return None
    rows = rows.permute(0, 2, 3, 1) if hasattr(rows, "permute") and rows.ndim == 4 else rows
    return [float(value) for value in rows.reshape(-1)]
`;

/** What the functions of the PyTorch script give. */
export async function pytorchRows(program: Program, folder: string): Promise<MadeRows> {
  const { text } = await emit(program, 'pytorch');
  const code = `import json, sys\n${PRINT_ROWS}\nscript = {"__name__": "script"}\nexec(compile(sys.stdin.read(), "script.py", "exec"), script)\ntrain, validation = script["load_data"](sys.argv[1])\nprint(json.dumps([flat(rows) for rows in [*train, *(validation or (None, None))]]))`;
  return printed(spawnSync(python ?? '', ['-c', code, folder], { input: text, encoding: 'utf8', maxBuffer: 2 ** 28 }));
}

/** What the data cell of the notebook gives; it needs numpy and not Keras. */
async function kerasRows(program: Program, folder: string): Promise<MadeRows> {
  const { text } = await emit(program, 'notebook');
  const { cells } = JSON.parse(text) as { readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[] }[] };
  const codes = cells.filter((cell) => cell.cell_type === 'code').map(({ source }) => source.join(''));
  const imports = (codes[0] ?? '').split('\n').filter((line) => /^import (?!keras)/.test(line)).join('\n');
  const names = ['train_features', 'train_labels', 'validation_features', 'validation_labels'];
  const code = `import json, sys\n${imports}\nDATA = ${JSON.stringify(folder)}\n${codes[1] ?? ''}\n${PRINT_ROWS}\nprint(json.dumps([flat(rows) for rows in [${names.join(', ')}]]))`;
  return printed(spawnSync(python ?? '', ['-'], { input: code, encoding: 'utf8', maxBuffer: 2 ** 28 }));
}

/** What the TensorFlow.js module gives, up to where its network begins. */
export async function tfjsRows(program: Program, folder: string): Promise<MadeRows> {
  const { text, lines } = await emit(program, 'tfjs');
  const last = Math.max(...(lines.get(program.sources[0]?.node ?? '') ?? []).filter((line) => /^const \[train/.test(text.split('\n')[line - 1] ?? '')));
  const print = `\nconst flat = (rows) => (rows === null ? null : [...rows.dataSync()]);\nconsole.log(JSON.stringify([trainFeatures, trainLabels, validationFeatures, validationLabels].map(flat)));\n`;
  // Beside the installed packages, so that it finds TensorFlow.js as a person's own project would.
  const cache = new URL('../../../../node_modules/.cache/', import.meta.url).pathname;
  mkdirSync(cache, { recursive: true });
  const place = mkdtempSync(path.join(cache, 'netloom-rows-'));
  try {
    writeFileSync(path.join(place, 'script.mjs'), text.split('\n').slice(0, last).join('\n') + print);
    return printed(spawnSync('node', ['script.mjs', ...(text.includes('options.data') ? ['--data', folder] : [])], { cwd: place, encoding: 'utf8', maxBuffer: 2 ** 28 }));
  } finally {
    rmSync(place, { recursive: true });
  }
}

function printed({ stdout, stderr, status }: { readonly stdout: string; readonly stderr: string; readonly status: number | null }): MadeRows {
  if (status !== 0) throw new Error(stderr || stdout);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as MadeRows;
}

/** Sums in another order differ in the last digits of 64 bits; what is fed has 32. */
const TOLERANCE = 1e-6;

/** Throws with the first number that differs. */
export function expectAlike(rows: MadeRows, own: MadeRows): void {
  expect(rows.map((each) => each?.length)).toEqual(own.map((each) => each?.length));
  rows.forEach((each, at) => each?.forEach((value, index) => {
    const expected = own[at]?.[index] as number;
    if (Math.abs(value - expected) > TOLERANCE * Math.max(1, Math.abs(expected))) throw new Error(`Number ${index} of array ${at} is ${value}, and Netloom's is ${expected}.`);
  }));
}

/** Promises that each script makes the rows that Netloom makes. @param made what stands ready when the tests run. */
export function itMakesTheSameRows(made: () => { readonly program: Program; readonly folder: string; readonly own: MadeRows }): void {
  const promise = (rowsOf: (program: Program, folder: string) => Promise<MadeRows>) => async () => {
    const { program, folder, own } = made();
    expectAlike(await rowsOf(program, folder), own);
  };
  it.skipIf(python === null)('are the same in the PyTorch script (this machine needs numpy and torch)', promise(pytorchRows));
  it.skipIf(python === null)('are the same in the Keras notebook (this machine needs numpy and torch)', promise(kerasRows));
  it('are the same in the TensorFlow.js module', promise(tfjsRows));
}
