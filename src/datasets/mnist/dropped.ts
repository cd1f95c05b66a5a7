/** Files that a person dropped on the page: which of MNIST's four each one is, told by its contents, not its name. */
import type { FilePlace } from '../source.ts';
import { MNIST_FILES, type MnistFile } from './files.ts';
import { IdxError, readIdx, unzipped, type Idx } from './idx.ts';
import { sha256 } from '../sha256.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences, series } from '../../words/list.ts';

/** What of the browser's `File` is needed. */
export interface DroppedFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface DroppedFileResult {
  readonly name: string;
  /** Which of the four it is, once it is kept; null when it was not taken. */
  readonly file: MnistFile['name'] | null;
  /** What was found and what to do next, in whole sentences. */
  readonly message: string;
}

export interface DroppedFilesResult {
  readonly files: readonly DroppedFileResult[];
  /** Those of the four that the cache still lacks. */
  readonly missing: readonly MnistFile['name'][];
  /** True when all four are there: the next load uses MNIST. */
  readonly complete: boolean;
  /** The outcome as a whole, in one sentence. */
  readonly summary: string;
}

/**
 * Takes dropped IDX files, gzipped or not, and keeps those that are MNIST's under MNIST's own names.
 * Never throws for what a file holds; each gets its sentence.
 * @param cache `cachePlace('mnist', ...)`; null where the browser offers none.
 */
export async function acceptDroppedFiles(dropped: readonly DroppedFile[], cache: FilePlace | null): Promise<DroppedFilesResult> {
  const files: DroppedFileResult[] = [];
  for (const file of dropped) {
    try {
      files.push(await accept(file, cache));
    } catch (error) {
      files.push({ name: file.name, file: null, message: error instanceof Error ? error.message : String(error) });
    }
  }
  const missing = await missingFrom(cache);
  return { files, missing, complete: missing.length === 0, summary: summaryOf(files, missing) };
}

async function accept(dropped: DroppedFile, cache: FilePlace | null): Promise<DroppedFileResult> {
  const bytes = new Uint8Array(await dropped.arrayBuffer());
  const plain = unzipped(bytes, dropped.name);
  const idx = readIdx(plain, dropped.name);
  const sum = await sha256(plain);
  const file = MNIST_FILES.find((candidate) => candidate.sha256 === sum);
  if (!file) return { name: dropped.name, file: null, message: sentences([describeIdx(dropped.name, idx), whyNot(idx)]) };
  if (!cache?.keep) {
    throw new IdxError(i18n.t('{dropped} is MNIST’s {name}, but this browser offers no cache to keep it in. Open Netloom from localhost or over https, outside a private window.', { dropped: dropped.name, name: file.name }));
  }
  try {
    await cache.keep(file.name, bytes);
  } catch (cause) {
    throw new IdxError(i18n.t('{dropped} is MNIST’s {name}, but the browser could not keep it: its store is full or closed to this page. Free some room and drop it again.', { dropped: dropped.name, name: file.name }), { cause });
  }
  const what = { dropped: dropped.name, name: file.name, rows: file.rows };
  const message =
    file.content === 'images'
      ? i18n.t('{dropped} is MNIST’s {name}, with {rows, number} images. It is kept in the browser’s cache.', what)
      : i18n.t('{dropped} is MNIST’s {name}, with {rows, number} labels. It is kept in the browser’s cache.', what);
  return { name: dropped.name, file: file.name, message };
}

function describeIdx(name: string, { shape }: Idx): string {
  const [rows = 0, height = 0, width = 0] = shape;
  if (shape.length === 1) return i18n.t('{name} holds {rows, number} labels.', { name, rows });
  if (shape.length === 3) return i18n.t('{name} holds {rows, number} images of {height} × {width} pixels.', { name, rows, height, width });
  return i18n.t('{name} holds values of the shape {shape}.', { name, shape: shape.join(' × ') });
}

/** Why a sound IDX file is not taken. */
function whyNot({ shape }: Idx): string {
  const sameForm = MNIST_FILES.some(({ content, rows }) => shape[0] === rows && shape.length === (content === 'images' ? 3 : 1));
  return sameForm
    ? i18n.t('They have the form of MNIST but are not MNIST’s: their SHA-256 is another one. Fashion-MNIST, for instance, has files of the same name. They were not taken, so that nothing is called MNIST that is not.')
    : i18n.t('MNIST has 60,000 training and 10,000 test images of 28 × 28 pixels, and their labels. Drop those four files.');
}

async function missingFrom(cache: FilePlace | null): Promise<MnistFile['name'][]> {
  const missing: MnistFile['name'][] = [];
  for (const { name } of MNIST_FILES) {
    const kept = await cache?.read(name, { signal: new AbortController().signal, progress: () => undefined }).catch(() => null);
    if (!kept) missing.push(name);
  }
  return missing;
}

function summaryOf(files: readonly DroppedFileResult[], missing: readonly string[]): string {
  if (missing.length === 0) return i18n.t('All four files of MNIST are here. Train again to use them.');
  const taken = files.filter(({ file }) => file !== null).length;
  const beginning = taken === 0 ? i18n.t('None of the files was taken.') : i18n.t('{taken, plural, one {# of {files} files was taken.} other {# of {files} files were taken.}}', { taken, files: files.length });
  return sentences([beginning, i18n.t('Still missing: {missing}.', { missing: series(missing) })]);
}
