import { looksLikeModel } from '../../graph/modelText.ts';
import { i18n } from '../../words/i18n.ts';
import { canvasView, type PagePoint } from '../canvas/canvasView.ts';
import { notify } from '../stores/sessionStore.ts';
import type { Dropped } from './dropped.ts';
import type { FileHandle } from './fileHandle.ts';
import { openFile } from './openFile.ts';

/** What of a file's name says what it is for. A model's files come together: its model.json alone looks like a graph. */
const WEIGHTS = /\.(safetensors|zip|bin)$/i;
const GRAPH = /\.json$/i;
/** IDX files, as MNIST's have none of their own, are known by their contents. */
const OTHERS = /\.(csv|tsv|txt|xlsx?|png|jpe?g|gif|webp|bmp|svg|pdf|h5|keras|onnx|pth?|npz?|py|ipynb|html?)$/i;

/** What was dropped on the page: a graph is opened, a block placed where it was dropped, weights go into it, data files are kept for the data set that they belong to. */
export async function openDropped({ files, entries, handles }: Dropped, at: PagePoint): Promise<void> {
  if (files.length === 0) return;
  const { filesIn, pickedFiles } = await import('../importing/came.ts');
  const { takeFiles } = await import('../importing/take.ts');
  if (await takeFiles(entries.some(({ isDirectory }) => isDirectory) ? await filesIn(entries) : pickedFiles(files))) return;
  if (files.some(({ name }) => WEIGHTS.test(name)) || (await Promise.all(files.map(isModel))).includes(true)) {
    await (await import('./weights.ts')).openWeights(files);
    return;
  }
  const graph = files.find(({ name }) => GRAPH.test(name));
  if (graph) {
    const { holdsBlock, placeFile } = await import('../actions/blocks.ts');
    const view = canvasView();
    if (view && view.contains(at) && (await holdsBlock(graph))) {
      await placeFile(graph, view.toCanvas(at));
      return;
    }
    await openFile(graph, await handleOf(handles, graph.name));
    if (files.length > 1) notify({ severity: 'info', title: i18n.t('“{name}” was opened', { name: graph.name }), lines: [i18n.t('{files, plural, one {The other file was left alone: one graph is opened at a time.} other {The other # files were left alone: one graph is opened at a time.}}', { files: files.length - 1 })] });
    return;
  }
  const foreign = files.find(({ name }) => OTHERS.test(name));
  if (foreign) {
    notify({ severity: 'warning', title: i18n.t('“{name}” cannot be read here', { name: foreign.name }), lines: [TAKES] });
    return;
  }
  const [{ acceptDroppedFiles }, { cachePlace }] = await Promise.all([import('../../datasets/mnist/dropped.ts'), import('../../datasets/places.ts')]);
  const result = await acceptDroppedFiles(files, cachePlace('mnist', { base: new URL('.', location.href).href }));
  notify({
    severity: result.complete ? 'info' : 'warning',
    title: result.summary,
    lines: result.files.map((file) => file.message),
  });
}

const TAKES = i18n.t('This page takes graphs and lessons (.json), tables (.csv, .tsv), images (alone, in folders or in a zip), texts (.txt), IDX files (MNIST and its kin), models of Keras or TensorFlow.js (a zip, or model.json with its weights) and weights (.safetensors).');

/** A TensorFlow.js model is JSON as a graph is. */
async function isModel(file: File): Promise<boolean> {
  return GRAPH.test(file.name) && looksLikeModel(await file.slice(0, 4096).text());
}

/** Where the browser can write files, a dropped graph is saved back to where it came from. */
async function handleOf(handles: Dropped['handles'], name: string): Promise<FileHandle | null> {
  const found = await Promise.all(handles);
  return found.find((handle) => handle?.kind === 'file' && handle.name === name) ?? null;
}
