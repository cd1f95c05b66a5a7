import { z } from 'zod';
import { integer } from '../../graph/fields.ts';
import { generateDigits } from '../digits/generate.ts';
import { describeDigits, digitSplit, scaleField } from '../pixels.ts';
import { defineSource, type Data, type LoadContext } from '../source.ts';
import { MNIST_FILES } from './files.ts';
import { findMnistFile } from './find.ts';
import { readIdx } from './idx.ts';

type FileName = (typeof MNIST_FILES)[number]['name'];

interface RealFiles {
  readonly values: Readonly<Record<FileName, Uint8Array>>;
  readonly origin: string;
}

/** The digits of LeCun, Cortes and Burges (1998): the true files or, where none can be had, digits named for what they are. */
export const mnist = defineSource({
  id: 'mnist',
  label: 'MNIST',
  summary: '70,000 digits from the hands of census workers and school pupils, 28 × 28 pixels each.',
  params: z.object({
    scale: scaleField,
    trainRows: integer({ label: 'Training rows', help: 'How many of the 60,000 images to learn from, counted from the first.', default: 60_000, min: 100, max: 60_000, advanced: true }),
    validationRows: integer({ label: 'Validation rows', help: 'How many of the 10,000 test images to check with, counted from the first.', default: 10_000, min: 0, max: 10_000, advanced: true }),
  }),
  describe: describeDigits,
  async load(params, context): Promise<Data> {
    const real = await readReal(context);
    if ('missing' in real) {
      const digits = await generateDigits({ ...params, seed: context.seed }, context);
      return { ...digits, origin: `Drawn by Netloom, because MNIST could not be had. ${real.missing}` };
    }
    const { values } = real;
    const split = (name: 'train' | 't10k', rows: number) => digitSplit(values[`${name}-images-idx3-ubyte`], values[`${name}-labels-idx1-ubyte`], rows, params.scale);
    return {
      name: 'MNIST',
      origin: real.origin,
      train: split('train', params.trainRows),
      validation: params.validationRows === 0 ? null : split('t10k', params.validationRows),
    };
  },
});

async function readReal(context: LoadContext): Promise<RealFiles | { readonly missing: string }> {
  const values: Partial<Record<FileName, Uint8Array>> = {};
  const labels = new Set<string>();
  for (const file of MNIST_FILES) {
    const found = await findMnistFile(file, context);
    if ('reasons' in found) {
      return { missing: `Looking for ${file.name}: ${found.reasons} Drop the four files of MNIST on the page to use them.` };
    }
    labels.add(found.place.label);
    values[file.name] = readIdx(found.bytes, file.name).values;
  }
  const origin = `Read from ${[...labels].join(' and ')}; the sums of all four files are right.`;
  return { values: values as Record<FileName, Uint8Array>, origin };
}
