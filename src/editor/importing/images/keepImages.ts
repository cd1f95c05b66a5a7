/** The collection as a file that is kept, and a kept file as a collection again. */
import { rgbaOf } from '../../../datasets/images/crop.ts';
import { readNpz } from '../../../datasets/images/npz.ts';
import { images } from '../../../datasets/images/images.ts';
import { browserPlaces } from '../../../datasets/places.ts';
import { keepOwnFile, readOwnFile } from '../../../datasets/own/keep.ts';
import type { GraphNode } from '../../../graph/document.ts';
import { i18n } from '../../../words/i18n.ts';
import type { Imported } from '../finish.ts';
import { ownCache } from '../ownCache.ts';
import type { Collection, NamedPicture } from './collection.ts';
import type { ImageWorker } from './imageWorker.ts';
import type { Shrunk, ShrinkWish } from './shrink.ts';
import type { QueueState } from './shrinkQueue.ts';

/** Why the collection cannot be learned from yet; null where it can. */
export function whyNotYet({ classes }: Collection, { waiting, results }: QueueState): string | null {
  if (classes.length === 0) return i18n.t('There is no class yet. Add a folder of pictures for each, or collect some with the camera.');
  const [only] = classes;
  if (classes.length === 1) return i18n.t('There is one class only, “{name}”, and nothing to tell apart. Put each class into a folder of its own, or add a class here.', { name: only?.name ?? '' });
  if (classes.length > 256) return i18n.t('There are {classes, number} classes; at most 256 can be told apart. Take fewer folders.', { classes: classes.length });
  const names = classes.map(({ name }) => name.trim());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (names.includes('')) return i18n.t('A class has no name. Give it one.');
  if (twice !== undefined) return i18n.t('Two classes are called “{name}”. Give one of them another name.', { name: twice });
  if (waiting > 0) return i18n.t('{pictures, plural, one {# picture is} other {# pictures are}} still being read.', { pictures: waiting });
  const empty = classes.find(({ samples }) => !samples.some(({ id }) => 'pixels' in (results.get(id) ?? {})));
  return empty ? i18n.t('“{name}” has no samples yet. Collect some, or delete the class.', { name: empty.name }) : null;
}

export interface Keeping {
  readonly collection: Collection;
  readonly results: ReadonlyMap<number, Shrunk>;
  readonly wish: ShrinkWish;
  readonly worker: ImageWorker;
  /** The node whose data these were. */
  readonly node: GraphNode | null;
  readonly name: string;
}

/** Packs the small pictures class by class, and keeps the file under its sum. */
export async function keepImages({ collection, results, wish, worker, node, name }: Keeping): Promise<Imported> {
  const classNames = collection.classes.map((one) => one.name.trim());
  const rows = collection.classes.flatMap(({ samples }, label) => samples.flatMap(({ id }) => {
    const result = results.get(id);
    return result && 'pixels' in result ? [{ label, pixels: result.pixels }] : [];
  }));
  const size = wish.size * wish.size * wish.channels;
  const pixels = new Uint8Array(rows.length * size);
  rows.forEach((row, at) => { pixels.set(row.pixels, at * size); });
  const bytes = await worker.pack({ shape: [rows.length, wish.size, wish.size, wish.channels], images: pixels, labels: Uint8Array.from(rows, ({ label }) => label) }, classNames);
  const file = await keepOwnFile(`${fileName(name)}.npz`, bytes, ownCache());
  const { scale, validationShare } = paramsOf(node);
  return { name, params: { source: 'images', file, rows: rows.length, size: wish.size, channels: wish.channels, classNames, scale, validationShare } };
}

function paramsOf(node: GraphNode | null) {
  const parsed = images.params.safeParse(node?.params['source'] === 'images' ? node.params : {});
  return parsed.success ? parsed.data : images.params.parse({});
}

/** The size and colours that a node's pictures have. */
export function wishOfNode(node: GraphNode | null): ShrinkWish {
  const { size, channels } = paramsOf(node);
  return { size, channels, fit: 'crop' };
}

/** The pictures of a dataset node by class, from the file that it names. @throws FileMissing where the file is not here. */
export async function picturesOfNode(node: GraphNode): Promise<readonly { readonly name: string; readonly pictures: readonly NamedPicture[] }[]> {
  const { file, classNames } = paramsOf(node);
  if (!file) return [];
  const context = { signal: new AbortController().signal, progress: () => undefined, places: browserPlaces({ base: new URL('.', location.href).href }) };
  const { shape: [rows, height, width, channels], images: all, labels } = readNpz(await readOwnFile(file, context), file.name);
  const size = height * width * channels;
  const pictures = Array.from({ length: rows }, (_, row): NamedPicture => ({
    name: i18n.t('row {row, number}', { row: row + 1 }),
    picture: { width, height, rgba: rgbaOf(all.subarray(row * size, (row + 1) * size), channels === 1 ? 1 : 3) },
  }));
  return classNames.map((name, label) => ({ name, pictures: pictures.filter((_, row) => labels[row] === label) }));
}

/** A name that every system takes. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim().slice(0, 80) || 'pictures';
}
