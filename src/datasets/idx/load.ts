/** Rows of a person's own IDX files. */
import { readIdx, type Idx } from '../mnist/idx.ts';
import { unzip } from '../mnist/unzip.ts';
import { readOwnFile } from '../own/keep.ts';
import type { OwnFile } from '../own/ownFile.ts';
import { FileRefused } from '../own/problem.ts';
import { splitRows } from '../own/imageRows.ts';
import type { PixelScale } from '../pixels.ts';
import type { Data, LoadContext, Split } from '../source.ts';
import { i18n } from '../../words/i18n.ts';

export interface IdxWanted {
  readonly trainImages: OwnFile | null;
  readonly trainLabels: OwnFile | null;
  readonly testImages: OwnFile | null;
  readonly testLabels: OwnFile | null;
  readonly trainRows: number;
  readonly testRows: number;
  readonly size: readonly [height: number, width: number, channels: number];
  readonly classNames: readonly string[];
  readonly firstLabel: number;
  readonly scale: PixelScale;
  readonly transposed: boolean;
  readonly validationShare: number;
}

/** Training rows, and the test files' rows for validation or, without them, rows spread over the training files. */
export async function loadIdx(wanted: IdxWanted, context: LoadContext): Promise<Data> {
  const whole = await readPair(wanted.trainImages, wanted.trainLabels, wanted.trainRows, wanted, context);
  const test = wanted.testImages ? await readPair(wanted.testImages, wanted.testLabels, wanted.testRows, wanted, context) : null;
  const [train, held] = test ? [whole, test] : splitRows(whole, wanted.validationShare);
  const names = [wanted.trainImages, wanted.testImages].flatMap((file) => (file ? [file.name] : []));
  return { source: 'idxSet', origin: i18n.t('Read from your files {names}.', { names: names.join(', ') }), train, validation: held.rows === 0 ? null : held };
}

async function readPair(imagesFile: OwnFile | null, labelsFile: OwnFile | null, rows: number, wanted: IdxWanted, context: LoadContext): Promise<Split> {
  if (!imagesFile || !labelsFile) throw new Error(i18n.t('No IDX files are chosen yet. Drop the files of images and of labels on the page, together.'));
  const [images, labels] = await Promise.all([imagesFile, labelsFile].map((file) => readFile(file, context))) as [Idx, Idx];
  const [height, width, channels] = wanted.size;
  const said = [rows, height, width, channels].join(' × ');
  const found = [...images.shape, ...(images.shape.length === 3 ? [1] : [])].join(' × ');
  if (found !== said || labels.shape.join() !== String(rows)) {
    throw new FileRefused({ message: i18n.t('The graph says that “{name}” holds {said} values, but it holds {found}. Import the files anew.', { name: imagesFile.name, said, found }) });
  }
  return {
    rows,
    features: wanted.transposed ? transpose(images.values, rows, height, width, channels) : images.values,
    featureScale: wanted.scale === '0..1' ? 1 / 255 : 1,
    labels: classesOf(labels.values, labelsFile.name, wanted),
    classes: wanted.classNames.length,
  };
}

async function readFile(file: OwnFile, context: LoadContext): Promise<Idx> {
  return readIdx(await unzip(await readOwnFile(file, context), file.name), file.name);
}

/** Labels from 0 on. */
function classesOf(labels: Uint8Array, name: string, { firstLabel, classNames }: IdxWanted): Uint8Array {
  const last = firstLabel + classNames.length - 1;
  const odd = labels.findIndex((label) => label < firstLabel || label > last);
  if (odd >= 0) throw new FileRefused({ message: i18n.t('Row {row, number} of “{name}” is the label {label}, but the graph knows classes from {first} to {last} only. Import the files anew.', { row: odd + 1, name, label: labels[odd] ?? 0, first: firstLabel, last }) });
  return firstLabel === 0 ? labels : labels.map((label) => label - firstLabel);
}

/** Columns become rows. */
function transpose(values: Uint8Array, rows: number, height: number, width: number, channels: number): Uint8Array {
  const turned = new Uint8Array(values.length);
  const size = height * width * channels;
  for (let row = 0; row < rows; row++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const from = row * size + (y * width + x) * channels;
        turned.set(values.subarray(from, from + channels), row * size + (x * height + y) * channels);
      }
    }
  }
  return turned;
}
