/** What the scripts write of a program's data: rows in the script itself, or the name of a file format. */
import { dataSource } from '../../datasets/registry.ts';
import type { Split } from '../../datasets/source.ts';
import { MNIST_MIRRORS } from '../../datasets/mnist/files.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import type { Program, ProgramSource } from '../program.ts';
import type { FileRows } from './files/fileRows.ts';
import { fileReadings } from './files/registry.ts';

/** Rows that stand in the script. */
export interface WrittenRows {
  readonly kind: 'rows';
  readonly source: ProgramSource;
  readonly train: Split;
  readonly validation: Split | null;
}

/** Digits in MNIST's files, read when the script runs. */
export interface DigitRows {
  readonly kind: 'digits';
  readonly source: ProgramSource;
  /** Netloom draws such digits itself; a script reads MNIST, whose rows have the same form. */
  readonly drawn: boolean;
  /** What a pixel's byte is divided by. */
  readonly divisor: 1 | 255;
}

export type ProgramData = ReadonlyMap<string, WrittenRows | DigitRows | FileRows>;

/** What the option `--data` names: a folder of MNIST, of a person's own files, or nothing. */
export function folderOf(data: ProgramData): 'mnist' | 'files' | null {
  const entries = [...data.values()];
  if (entries.some((entry) => entry.kind === 'file' && entry.files.length > 0)) return 'files';
  return entries.some(({ kind }) => kind === 'digits') ? 'mnist' : null;
}

/** The files that must lie in that folder, in words: "iris.csv". */
export function fileNames(data: ProgramData): string {
  return [...data.values()].flatMap((entry) => (entry.kind === 'file' ? entry.files.map(({ name }) => name) : [])).join(', ');
}

/** The code of one language that reads files: definitions and constants, each once, with the node of a constant. */
export function readingCode(data: ProgramData, language: 'python' | 'javascript'): readonly { readonly code: string; readonly node: string | null }[] {
  const entries = [...data.values()].filter((entry) => entry.kind === 'file');
  const definitions = new Set(entries.flatMap((entry) => entry[language].definitions));
  return [...[...definitions].map((code) => ({ code, node: null })), ...entries.flatMap((entry) => (entry[language].constant === '' ? [] : [{ code: entry[language].constant, node: entry.source.node }]))];
}

/** Up to so many numbers are written as lists that a person can read; more stand in base64. */
export const READABLE_NUMBERS = 2000;

/** Where the scripts get MNIST from when their folder does not have it. */
export const MNIST_ADDRESS = MNIST_MIRRORS.find(({ label }) => label.startsWith('storage.'))?.url ?? MNIST_MIRRORS[0]?.url ?? '';

const DIGITS: ReadonlySet<string> = new Set(['mnist', 'generatedDigits']);

/** The data of every dataset node. Whatever needs no file is made here and now, so that a script trains on the same rows. */
export async function dataOf(program: Program): Promise<ProgramData> {
  const entries = program.sources.map(async (source) => [source.node, await readSource(source, program.training.seed)] as const);
  return new Map(await Promise.all(entries));
}

async function readSource(source: ProgramSource, seed: number): Promise<WrittenRows | DigitRows | FileRows> {
  const reading = fileReadings[source.source];
  if (reading) return reading(source);
  if (DIGITS.has(source.source)) {
    return { kind: 'digits', source, drawn: source.source !== 'mnist', divisor: source.params['scale'] === '0..255' ? 1 : 255 };
  }
  const made = dataSource(source.source);
  if (!made) throw new Error(`There is no data set “${source.source}”.`);
  const { train, validation } = await made.load(made.params.parse(source.params), {
    seed,
    signal: new AbortController().signal,
    progress: () => undefined,
    places: () => [],
  });
  return { kind: 'rows', source, train, validation };
}

/** Features of a split as they are fed, `rows * size of a row`. */
export function featuresOf(split: Split): Float32Array {
  return Float32Array.from(split.features, (value) => value * split.featureScale);
}

/** Labels of a split as they are fed: class indices become one-hot rows. */
export function labelsOf(split: Split, source: ProgramSource): Float32Array {
  if (split.classes === null) return Float32Array.from(split.labels);
  const width = sizeOf(source.labels.shape);
  const values = new Float32Array(split.rows * width);
  split.labels.forEach((label, row) => {
    values[row * width + label] = 1;
  });
  return values;
}
