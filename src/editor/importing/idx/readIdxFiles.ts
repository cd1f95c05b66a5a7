/** The files that came as a data set, or what is wrong with them. */
import { knownByLabels } from '../../../datasets/idx/known.ts';
import { pairIdx, type IdxFile, type IdxHalves } from '../../../datasets/idx/pair.ts';
import { idxSet } from '../../../datasets/idx/idxSet.ts';
import { readIdx } from '../../../datasets/mnist/idx.ts';
import { unzip } from '../../../datasets/mnist/unzip.ts';
import { keepOwnFile, readOwnFile } from '../../../datasets/own/keep.ts';
import { ownFilesIn } from '../../../datasets/own/ownFile.ts';
import { browserPlaces } from '../../../datasets/places.ts';
import { sha256 } from '../../../datasets/sha256.ts';
import type { GraphNode, Json } from '../../../graph/document.ts';
import { i18n } from '../../../words/i18n.ts';
import type { CameFile } from '../came.ts';
import type { Imported } from '../finish.ts';
import { ownCache } from '../ownCache.ts';
import { holdsIdx } from './isIdx.ts';

export interface GivenIdx extends IdxFile {
  /** As they came. */
  readonly bytes: Uint8Array;
}

export interface IdxData {
  readonly halves: IdxHalves<GivenIdx>;
  readonly title: string;
  readonly classNames: readonly string[];
  /** Names of files that are no IDX files, and were left out. */
  readonly left: readonly string[];
}

/** @throws FileRefused or IdxError with what is wrong. */
export async function readIdxFiles(came: readonly CameFile[], node: GraphNode | null): Promise<IdxData> {
  const left: string[] = [];
  const files: GivenIdx[] = [];
  for (const each of came) {
    if (came.length > 1 && !(await holdsIdx(each))) left.push(each.name);
    else files.push(await read(each.name, new Uint8Array(await each.file.arrayBuffer())));
  }
  if (came.length === 0 && node) {
    const context = { signal: new AbortController().signal, progress: () => undefined, places: browserPlaces({ base: new URL('.', location.href).href }) };
    for (const file of ownFilesIn(node.params)) files.push(await read(file.name, await readOwnFile(file, context)));
  }
  const halves = pairIdx(files);
  const known = knownByLabels(await sha256(halves.train.labels.bytes));
  const { classNames } = paramsOf(node);
  const fits = classNames.length === halves.classes;
  return { halves, left, title: known?.title ?? titleOf(halves.train.images.name), classNames: fits ? classNames : (known?.classNames ?? Array.from({ length: halves.classes }, (_, at) => String(at + halves.firstLabel))) };
}

async function read(name: string, bytes: Uint8Array): Promise<GivenIdx> {
  return { name, bytes, idx: readIdx(await unzip(bytes, name), name) };
}

function titleOf(name: string): string {
  return name.replace(/\.(?:gz|idx|ubyte)$/gi, '').replace(/[-_.]?(?:train|t10k|test)?[-_.]?images?[-_.]?(?:idx\d)?[-_.]?(?:ubyte)?/i, '') || i18n.t('IDX images');
}

/** The parameters that the node of such a set has, or a new one gets. */
export function paramsOf(node: GraphNode | null) {
  const parsed = idxSet.params.safeParse(node?.params['source'] === 'idxSet' ? node.params : {});
  return parsed.success ? parsed.data : idxSet.params.parse({});
}

/** Keeps the files as they came, and says what the dataset node is told of them. */
export async function keepIdx({ halves, title }: IdxData, classNames: readonly string[], transposed: boolean, node: GraphNode | null): Promise<Imported> {
  const keep = async (file: GivenIdx | undefined): Promise<Json> => (file ? await keepOwnFile(file.name, file.bytes, ownCache()) : null);
  const { train, test, size, firstLabel } = halves;
  const { scale, validationShare } = paramsOf(node);
  return {
    name: title,
    params: {
      source: 'idxSet',
      trainImages: await keep(train.images),
      trainLabels: await keep(train.labels),
      testImages: await keep(test?.images),
      testLabels: await keep(test?.labels),
      trainRows: train.images.idx.shape[0] ?? 0,
      testRows: test?.images.idx.shape[0] ?? 0,
      size: [...size],
      classNames: [...classNames],
      firstLabel,
      scale,
      transposed,
      validationShare,
    },
  };
}
