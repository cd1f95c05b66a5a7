/** What MNIST and the generated digits share: the form of their rows, so that one can stand in for the other. */
import { choice } from '../graph/fields.ts';
import type { DataDescription, Split } from './source.ts';
import { i18n } from '../words/i18n.ts';

export const DIGIT_NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The parameter `scale`: between which values a pixel lies when the network sees it. */
export const scaleField = choice({
  label: i18n.t('Pixel values'),
  help: i18n.t('From 0 to 1 networks learn well. From 0 to 255, as the files have them, most need a far smaller learning rate.'),
  options: { '0..1': i18n.t('0 to 1'), '0..255': i18n.t('0 to 255') },
  default: '0..1',
});

export type PixelScale = '0..1' | '0..255';

/** Images of digits, `[28, 28, 1]` with paper 0 and ink the largest value, and their one-hot labels, `[10]`. */
export function describeDigits(params: { readonly scale: PixelScale; readonly trainRows: number; readonly validationRows: number }): DataDescription {
  return {
    features: { shape: [28, 28, 1], range: [0, params.scale === '0..1' ? 1 : 255] },
    labels: { shape: [10], classes: 10, range: [0, 1] },
    trainRows: params.trainRows,
    validationRows: params.validationRows,
    task: 'classification',
    classNames: DIGIT_NAMES,
  };
}

/** The first `rows` images (784 bytes each) and labels as a split. */
export function digitSplit(images: Uint8Array, labels: Uint8Array, rows: number, scale: PixelScale): Split {
  return {
    rows,
    features: images.subarray(0, rows * 28 * 28),
    featureScale: scale === '0..1' ? 1 / 255 : 1,
    labels: labels.subarray(0, rows),
    classes: 10,
  };
}
