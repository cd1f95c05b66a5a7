/** Which of some IDX files belong together: images with their labels, training with test. */
import type { Idx } from '../mnist/idx.ts';
import { FileRefused } from '../own/problem.ts';
import { i18n } from '../../words/i18n.ts';
import { series } from '../../words/list.ts';

export interface IdxFile {
  readonly name: string;
  readonly idx: Idx;
}

export interface IdxPair<F extends IdxFile> {
  readonly images: F;
  readonly labels: F;
}

export interface IdxHalves<F extends IdxFile> {
  readonly train: IdxPair<F>;
  readonly test: IdxPair<F> | null;
  /** Height, width and channels. */
  readonly size: readonly [number, number, number];
  readonly firstLabel: number;
  readonly classes: number;
}

const MOST_SIDE = 1024;

/**
 * @param files one or two of images `[rows, height, width]` or `[rows, height, width, 1 or 3]`, and as many of labels `[rows]`.
 * @throws FileRefused with what is missing or does not fit.
 */
export function pairIdx<F extends IdxFile>(files: readonly F[]): IdxHalves<F> {
  for (const { name, idx } of files) if (!isImages(idx) && idx.shape.length !== 1) throw new FileRefused({ message: i18n.t('“{name}” holds values of the shape {shape}. Files of images have the shape images × height × width, those of labels just labels.', { name, shape: idx.shape.join(' × ') }) });
  const images = files.filter(({ idx }) => isImages(idx));
  const labels = files.filter(({ idx }) => !isImages(idx));
  if (images.length === 0 || labels.length === 0) throw new FileRefused({ message: lacking(files, images.length === 0) });
  if (images.length > 2 || labels.length > 2 || images.length !== labels.length) {
    throw new FileRefused({ message: i18n.t('There are {images, plural, one {# file} other {# files}} of images and {labels, plural, one {# file} other {# files}} of labels: {names}. One or two of each are expected: a training set, and a test set where there is one.', { images: images.length, labels: labels.length, names: series(files.map(({ name }) => name)) }) });
  }
  const pairs = images.map((file) => ({ images: file, labels: labelsFor(file, labels) }));
  const [first, second] = pairs as [IdxPair<F>, IdxPair<F>?];
  const [train, test] = second && isTestFirst(first, second) ? [second, first] : [first, second ?? null];
  const size = sizeOfImages(train.images);
  if (test && sizeOfImages(test.images).join() !== size.join()) {
    throw new FileRefused({ message: i18n.t('The images of “{train}” are of {size} values and those of “{test}” of {other}. Both must be alike.', { train: train.images.name, size: size.join(' × '), test: test.images.name, other: sizeOfImages(test.images).join(' × ') }) });
  }
  return { train, test, size, ...classesIn([train, test]) };
}

function isImages({ shape }: Idx): boolean {
  return shape.length === 3 || (shape.length === 4 && (shape[3] === 1 || shape[3] === 3));
}

function lacking(files: readonly IdxFile[], noImages: boolean): string {
  const names = series(files.map(({ name }) => name));
  return noImages
    ? i18n.t('Labels came without their images: {names}. Drop the file of images (its name often holds idx3) together with them.', { names })
    : i18n.t('Images came without their labels: {names}. Drop the file of labels (its name often holds idx1) together with them.', { names });
}

/** The labels with as many rows; where both have, those whose name is more alike. */
function labelsFor<F extends IdxFile>(images: F, labels: readonly F[]): F {
  const [rows = 0] = images.idx.shape;
  const fitting = labels.filter(({ idx }) => idx.shape[0] === rows);
  const best = fitting.toSorted((a, b) => alike(b.name, images.name) - alike(a.name, images.name))[0];
  if (best) return best;
  const nearest = labels.toSorted((a, b) => alike(b.name, images.name) - alike(a.name, images.name))[0] as F;
  throw new FileRefused({ message: i18n.t('“{images}” has {rows, number} images, but “{labels}” has {found, number} labels. Each image needs one: take the two files of one set.', { images: images.name, rows, labels: nearest.name, found: nearest.idx.shape[0] ?? 0 }) });
}

/** Characters that two names begin with alike. */
function alike(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

const TEST_NAME = /t10k|test|val/i;

/** By their names, else the smaller set is the test set. */
function isTestFirst(first: IdxPair<IdxFile>, second: IdxPair<IdxFile>): boolean {
  const [one, two] = [first, second].map(({ images }) => TEST_NAME.test(images.name));
  if (one !== two) return one === true;
  return (first.images.idx.shape[0] ?? 0) < (second.images.idx.shape[0] ?? 0);
}

function sizeOfImages({ name, idx: { shape } }: IdxFile): readonly [number, number, number] {
  const [rows = 0, height = 0, width = 0, channels = 1] = shape;
  if (rows < 2 || height < 1 || width < 1) throw new FileRefused({ message: i18n.t('“{name}” holds {rows, plural, one {# image} other {# images}} of {height} × {width} pixels. At least two images are needed.', { name, rows, height, width }) });
  if (height > MOST_SIDE || width > MOST_SIDE) throw new FileRefused({ message: i18n.t('The images of “{name}” are of {height, number} × {width, number} pixels; at most {most, number} on a side can be learned from here.', { name, height, width, most: MOST_SIDE }) });
  return [height, width, channels];
}

function classesIn(pairs: readonly (IdxPair<IdxFile> | null)[]): { readonly firstLabel: number; readonly classes: number } {
  const seen = new Set<number>();
  for (const pair of pairs) for (const label of pair?.labels.idx.values ?? []) seen.add(label);
  const [first, last] = [Math.min(...seen), Math.max(...seen)];
  if (first === last) throw new FileRefused({ message: i18n.t('All labels are {label}: there is one class only, and nothing to tell apart. Take labels of two classes at least.', { label: first }) });
  // A first label of 1 is a way to count; a higher one is a set that lacks its first classes.
  const firstLabel = first === 1 ? 1 : 0;
  return { firstLabel, classes: last - firstLabel + 1 };
}
