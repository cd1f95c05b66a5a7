import { z } from '../../graph/zod.ts';
import { number } from '../../graph/fields.ts';
import { ownFile } from '../own/ownFile.ts';
import { heldBackOf } from '../own/split.ts';
import { scaleField } from '../pixels.ts';
import { defineSource, type DataDescription, type DataProblem } from '../source.ts';
import { i18n } from '../../words/i18n.ts';

/** A person's own pictures, from files or the camera, made alike in size and kept as one file. */
export const images = defineSource({
  id: 'images',
  label: i18n.t('Images'),
  summary: i18n.t('Pictures of yours, from folders or the camera.'),
  params: z.object({
    file: ownFile.nullable().default(null),
    /** In all. They lie in the file class by class, so that every class gives its share to validation. */
    rows: z.int().min(0).max(1_000_000).default(0),
    /** Pixels on a side. */
    size: z.int().min(1).max(512).default(32),
    channels: z.union([z.literal(1), z.literal(3)]).default(3),
    classNames: z.array(z.string().min(1).max(100)).max(256).default([]),
    scale: scaleField,
    validationShare: number({ label: i18n.t('Share for validation'), help: i18n.t('Which share of each class is held back to check with.'), default: 0.2, min: 0, max: 0.9, step: 0.05 }),
  }),
  describe({ file, rows, size, channels, classNames, scale, validationShare }): DataDescription | DataProblem {
    if (!file) return { param: 'source', message: i18n.t('No images are chosen yet. Drop a folder of images on the page, or a zip of one; or use the camera (File, Import data).') };
    if (rows < 2 || classNames.length < 2) return { param: 'source', message: i18n.t('This data set has {rows, plural, one {# image} other {# images}} of {classes, plural, one {# class} other {# classes}}; at least two of each are needed. Import the files anew.', { rows, classes: classNames.length }) };
    const held = heldBackOf(rows, validationShare);
    return {
      features: { shape: [size, size, channels], range: [0, scale === '0..1' ? 1 : 255] },
      labels: { shape: [classNames.length], classes: classNames.length, range: [0, 1] },
      trainRows: rows - held,
      validationRows: held,
      task: 'classification',
      classNames,
    };
  },
  async load(params, context) {
    const { loadImages } = await import('./load.ts');
    return loadImages(params, context);
  },
});
