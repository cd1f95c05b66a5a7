/** Rows of a person's own pictures. */
import { readOwnFile } from '../own/keep.ts';
import type { OwnFile } from '../own/ownFile.ts';
import { FileRefused } from '../own/problem.ts';
import { splitRows } from '../own/imageRows.ts';
import type { PixelScale } from '../pixels.ts';
import type { Data, LoadContext } from '../source.ts';
import { i18n } from '../../words/i18n.ts';
import { readNpz } from './npz.ts';

export interface ImagesWanted {
  readonly file: OwnFile | null;
  readonly rows: number;
  readonly size: number;
  readonly channels: number;
  readonly classNames: readonly string[];
  readonly scale: PixelScale;
  readonly validationShare: number;
}

/** Rows spread over the file are held back for validation; it is sorted by class, so each gives its share. */
export async function loadImages(wanted: ImagesWanted, context: LoadContext): Promise<Data> {
  const { file, rows, size, channels, classNames, scale, validationShare } = wanted;
  if (!file) throw new Error(i18n.t('No images are chosen yet. Drop a folder of images on the page, or a zip of one; or use the camera (File, Import data).'));
  const { shape, images, labels } = readNpz(await readOwnFile(file, context), file.name);
  const said = [rows, size, size, channels].join(' × ');
  if (shape.join(' × ') !== said) {
    throw new FileRefused({ message: i18n.t('The graph says that “{name}” holds {said} values, but it holds {found}. Import the files anew.', { name: file.name, said, found: shape.join(' × ') }) });
  }
  const odd = labels.findIndex((label) => label >= classNames.length);
  if (odd >= 0) throw new FileRefused({ message: i18n.t('Row {row, number} of “{name}” is the label {label}, but the graph knows classes from {first} to {last} only. Import the files anew.', { row: odd + 1, name: file.name, label: labels[odd] ?? 0, first: 0, last: classNames.length - 1 }) });
  const [train, validation] = splitRows({ rows, features: images, featureScale: scale === '0..1' ? 1 / 255 : 1, labels, classes: classNames.length }, validationShare);
  return { source: 'images', origin: i18n.t('Read from your file {name}.', { name: file.name }), train, validation: validation.rows === 0 ? null : validation };
}
