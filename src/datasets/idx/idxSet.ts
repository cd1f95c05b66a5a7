import { z } from '../../graph/zod.ts';
import { number, toggle } from '../../graph/fields.ts';
import { ownFile } from '../own/ownFile.ts';
import { heldBackOf } from '../own/split.ts';
import { scaleField } from '../pixels.ts';
import { defineSource, type DataDescription, type DataProblem } from '../source.ts';
import { i18n } from '../../words/i18n.ts';

const file = ownFile.nullable().default(null);
const count = z.int().min(0).max(10_000_000).default(0);

/** Fashion-MNIST and its kin: images and labels in IDX files of a person's own. */
export const idxSet = defineSource({
  id: 'idxSet',
  label: i18n.t('IDX images'),
  summary: i18n.t('Images in IDX files of yours, such as Fashion-MNIST.'),
  params: z.object({
    trainImages: file,
    trainLabels: file,
    /** Null where validation rows come out of the training files. */
    testImages: file,
    testLabels: file,
    trainRows: count,
    testRows: count,
    /** Height, width and channels of an image. */
    size: z.tuple([z.int().min(1).max(1024), z.int().min(1).max(1024), z.int().min(1).max(3)]).default([28, 28, 1]),
    classNames: z.array(z.string().min(1).max(100)).max(256).default([]),
    /** The label of the first class: EMNIST's letters begin at 1. */
    firstLabel: z.int().min(0).max(255).default(0),
    scale: scaleField,
    transposed: toggle({ label: i18n.t('Transposed'), help: i18n.t('For files that hold columns where others hold rows, as EMNIST’s do: their images lie on their side.'), default: false, advanced: true }),
    validationShare: number({ label: i18n.t('Share for validation'), help: i18n.t('Which share of the rows is held back where there are no test files. With test files, those are the validation rows.'), default: 0.1, min: 0, max: 0.9, step: 0.05, advanced: true }),
  }),
  describe({ trainImages, trainLabels, testImages, trainRows, testRows, size: [rows, columns, channels], classNames, scale, transposed, validationShare }): DataDescription | DataProblem {
    if (!trainImages || !trainLabels) return { param: 'source', message: i18n.t('No IDX files are chosen yet. Drop the files of images and of labels on the page, together.') };
    if (trainRows < 2 || classNames.length < 2) return { param: 'source', message: i18n.t('This data set has {rows, plural, one {# image} other {# images}} of {classes, plural, one {# class} other {# classes}}; at least two of each are needed. Import the files anew.', { rows: trainRows, classes: classNames.length }) };
    const held = testImages ? 0 : heldBackOf(trainRows, validationShare);
    return {
      features: { shape: transposed ? [columns, rows, channels] : [rows, columns, channels], range: [0, scale === '0..1' ? 1 : 255] },
      labels: { shape: [classNames.length], classes: classNames.length, range: [0, 1] },
      trainRows: trainRows - held,
      validationRows: testImages ? testRows : held,
      task: 'classification',
      classNames,
    };
  },
  async load(params, context) {
    const { loadIdx } = await import('./load.ts');
    return loadIdx(params, context);
  },
});
