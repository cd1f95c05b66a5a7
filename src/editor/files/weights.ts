/** Trained weights: into the graph itself, into a safetensors file or a TensorFlow.js model, and from either. */
import type { Command } from '../../graph/commands.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { meaningOf } from '../../graph/meaning.ts';
import { weightsForNodes, type WeightPlace } from '../../graph/layersModel.ts';
import { modelFilesOf, readLayersModelFiles, zipLayersModel } from '../../graph/layersModelZip.ts';
import { looksLikeModel } from '../../graph/modelText.ts';
import { readSafetensors, shapeOf, writeSafetensors, type WeightsByNode } from '../../graph/safetensors.ts';
import { i18n } from '../../words/i18n.ts';
import { listed } from '../../words/list.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { downloadFile } from './download.ts';
import { countAll, MOST_NUMBERS, rounded, takeIntoRun } from './keptWeights.ts';
import { fileNameFor } from './saveFile.ts';

/** Writes the run's weights into the graph as its initial weights, as one edit. */
export async function keepTrainedWeights(): Promise<void> {
  const weights = await trainedWeights();
  if (weights) keep(weights, i18n.t('Keep trained weights'));
}

/** Lets the person save the run's weights as a file that the exported scripts read with --weights. */
export async function downloadTrainedWeights(): Promise<void> {
  const weights = await trainedWeights();
  if (weights) download(writeSafetensors(weights), 'weights.safetensors', 'application/octet-stream');
}

/** Lets the person save the trained network as a zip of a TensorFlow.js LayersModel: model.json and weights.bin. */
export async function downloadLayersModel(): Promise<void> {
  if (!hasTrained()) return;
  try {
    const answer = await run.ask({ kind: 'layersModel' });
    if (answer.kind !== 'layersModel') return;
    // The run may be of another graph than the one that is open by now.
    const name = fileNameFor(useRunStore.getState().program?.title ?? '').replace(/\.json$/, '-layersmodel.zip');
    download(zipLayersModel(answer.modelJson, new Uint8Array(answer.weights)), name, 'application/zip');
  } catch (error) {
    notify({ severity: 'error', title: i18n.t('No TensorFlow.js model was saved'), lines: [sentenceOf(error)] });
  }
}

function download(bytes: Uint8Array, name: string, type: string): void {
  downloadFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
}

/**
 * Takes weights from a safetensors file, or from a LayersModel: its zip, or model.json with its files.
 * They become the graph's initial weights; where they are too many for a graph, the run's.
 */
export async function openWeights(files: readonly File[]): Promise<void> {
  let ofModel = false;
  try {
    const chosen = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
    const [first] = chosen;
    const alone = chosen.length === 1 && first && !/\.(zip|json|bin)$/i.test(first.name);
    const modelJson = alone ? '' : modelFilesOf(chosen).modelJson;
    ofModel = looksLikeModel(modelJson);
    // Keras's architecture alone has no weights that could go into the open graph.
    if (ofModel && !modelJson.includes('"weightsManifest"')) {
      await (await import('./openModel.ts')).openModel(files);
      return;
    }
    const places = placesOfGraph();
    const weights = alone ? fitting(readSafetensors(first.bytes), places) : weightsForNodes(readLayersModelFiles(chosen), places);
    if (countAll(weights) > MOST_NUMBERS) {
      takeIntoRun(weights);
      return;
    }
    keep(weights, i18n.t('Open weights'));
    // Loaded, they can be looked at and saved in another form; a run that is under way is not ended for it.
    if (useRunStore.getState().program === null) run.prepare();
  } catch (error) {
    const openAsGraph = async (): Promise<void> => { await (await import('./openModel.ts')).openModel(files); };
    notify({
      severity: 'error',
      title: i18n.t('{files} cannot be used', { files: listed(files.map(({ name }) => name)) }),
      lines: [sentenceOf(error), ...(ofModel ? [i18n.t('The model can also be opened as a graph of its own, in place of the open one.')] : [])],
      ...(ofModel ? { action: { label: i18n.t('Open as a graph'), press: () => void openAsGraph() } } : {}),
    });
  }
}

/** Asks for the files of weights. Nothing happens when none is picked. */
export function pickWeights(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.safetensors,.zip,.json,.bin';
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) void openWeights(files);
  });
  input.click();
}

/** Asking an engine that holds nothing would only start it, so the person hears of that instead. */
function hasTrained(): boolean {
  if (useRunStore.getState().program !== null) return true;
  notify({ severity: 'warning', title: i18n.t('There are no trained weights yet'), lines: [i18n.t('Train the graph first, then keep or save what it has learned.')] });
  return false;
}

async function trainedWeights(): Promise<WeightsByNode | null> {
  if (!hasTrained()) return null;
  const answer = await run.ask({ kind: 'weights' });
  return answer.kind === 'weights' ? answer.weights : null;
}

function placesOfGraph(): readonly WeightPlace[] {
  const { program } = currentCompilation();
  if (!program) throw new Error(i18n.t('The open graph has errors, so it is not known which weights it takes. Mend what “Problems” lists, then open the file again.'));
  return program.operations;
}

/** @throws an error that says which weights the open graph has no place for. */
function fitting(weights: WeightsByNode, places: readonly WeightPlace[]): WeightsByNode {
  for (const [node, named] of Object.entries(weights)) {
    const place = places.find((each) => each.node === node);
    for (const [name, values] of Object.entries(named)) {
      const spec = place?.weights.find((each) => each.name === name);
      if (!spec) throw new Error(i18n.t('It holds “{node}.{name}”, for which the open graph has no place. Open the graph from which the weights were saved, then try again.', { node, name }));
      const [found, expected] = [shapeOf(values).join(' × '), spec.shape.join(' × ')];
      if (found !== expected) throw new Error(i18n.t('“{node}.{name}” is {found} in the file, but {expected} in the open graph. Open the graph from which the weights were saved, then try again.', { node, name, found, expected }));
    }
  }
  return weights;
}

function keep(weights: WeightsByNode, label: string): void {
  const count = countAll(weights);
  if (count > MOST_NUMBERS) {
    const lines = [i18n.t('There are {count} of them; a graph file takes up to {most}, so that it stays small enough to edit and to share. Save them as a file of weights instead.', { count: count.toLocaleString('en-US'), most: MOST_NUMBERS.toLocaleString('en-US') })];
    notify({ severity: 'warning', title: i18n.t('Too many weights for the graph'), lines });
    return;
  }
  editDocument(keepCommand(currentDocument(), weights), label);
  notify({ severity: 'info', title: i18n.t('The weights are in the graph'), lines: [i18n.t('Training now begins from these {count} numbers. Undo brings the old beginning back.', { count: count.toLocaleString('en-US') })] });
}

/** One edit for all nodes of the graph that have such weights, copies in repeated groups among them. */
export function keepCommand(document: GraphDocument, weights: WeightsByNode): Command {
  const known = new Set([...document.nodes, ...meaningOf(document).nodes].map(({ id }) => id));
  const commands = Object.entries(weights)
    .filter(([id]) => known.has(id))
    .map(([id, named]): Command => ({ type: 'setInitialWeights', id, weights: rounded(named) }));
  return { type: 'batch', commands };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
