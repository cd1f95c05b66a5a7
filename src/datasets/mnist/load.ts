/** Loading MNIST: apart from its description, which the page needs at its start without any of this. */
import { generateDigits } from '../digits/generate.ts';
import { digitSplit, type PixelScale } from '../pixels.ts';
import type { Data, LoadContext } from '../source.ts';
import { MNIST_FILES } from './files.ts';
import { findMnistFile, type Found, type NotFound } from './find.ts';
import { readIdx } from './idx.ts';
import { i18n } from '../../words/i18n.ts';
import { listed } from '../../words/list.ts';

/** In bytes. */
const LARGEST = Math.max(...MNIST_FILES.map(({ zippedBytes }) => zippedBytes));

type FileName = (typeof MNIST_FILES)[number]['name'];

interface RealFiles {
  readonly values: Readonly<Record<FileName, Uint8Array>>;
  readonly origin: string;
}

export interface MnistWanted {
  readonly trainRows: number;
  readonly validationRows: number;
  readonly scale: PixelScale;
}

/** The true files or, where they cannot be had, drawn digits with the reason in their origin. */
export async function loadMnist(params: MnistWanted, context: LoadContext): Promise<Data> {
  const real = await readReal(context);
  if ('missing' in real) {
    if (context.early === true) throw new Error(i18n.t('MNIST does not lie near. {missing}', { missing: real.missing }));
    const digits = await generateDigits({ ...params, seed: context.seed }, context);
    return { ...digits, origin: i18n.t('Drawn by Netloom, because MNIST could not be had. {missing}', { missing: real.missing }) };
  }
  const { values } = real;
  const split = (name: 'train' | 't10k', rows: number) => digitSplit(values[`${name}-images-idx3-ubyte`], values[`${name}-labels-idx1-ubyte`], rows, params.scale);
  return {
    source: 'mnist',
    origin: real.origin,
    train: split('train', params.trainRows),
    validation: params.validationRows === 0 ? null : split('t10k', params.validationRows),
  };
}

interface Looked {
  readonly file: (typeof MNIST_FILES)[number];
  readonly found: Found | NotFound;
}

/** The smallest file first: where it is missing the others are not looked for. They are read side by side, and the largest tells how far it is. */
async function findAll(context: LoadContext): Promise<readonly Looked[]> {
  const [first, ...others] = MNIST_FILES;
  const found = await findMnistFile(first, context);
  if ('reasons' in found) return [{ file: first, found }];
  const quiet = { ...context, progress: () => undefined };
  const rest = others.map(async (file) => ({ file, found: await findMnistFile(file, file.zippedBytes === LARGEST ? context : quiet) }));
  return [{ file: first, found }, ...(await Promise.all(rest))];
}

async function readReal(context: LoadContext): Promise<RealFiles | { readonly missing: string }> {
  const values: Partial<Record<FileName, Uint8Array>> = {};
  const labels = new Set<string>();
  for (const { file, found } of await findAll(context)) {
    if ('reasons' in found) {
      return { missing: i18n.t('Looking for {name}: {reasons} Drop the four files of MNIST on the page to use them.', { name: file.name, reasons: found.reasons }) };
    }
    labels.add(found.place.label);
    values[file.name] = readIdx(found.bytes, file.name).values;
  }
  const origin = i18n.t('Read from {places}; the sums of all four files are right.', { places: listed([...labels]) });
  return { values: values as Record<FileName, Uint8Array>, origin };
}
