/** A model of Keras or TensorFlow.js as the open graph: its layers as nodes, arranged, with its weights. */
import { importModel, type ImportedModel } from '../../compiler/importing/importModel.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { modelFilesOf, weightsIfThere } from '../../graph/layersModelZip.ts';
import { i18n } from '../../words/i18n.ts';
import { listed } from '../../words/list.ts';
import { arrangedPositions } from '../canvas/arrange.ts';
import { roomFor } from '../canvas/edits.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { countAll, MOST_NUMBERS, rounded, takeIntoRun } from './keptWeights.ts';
import { openParsed } from './openText.ts';

/** Lines of the notice; the rest is counted. */
const MOST_NOTES = 8;

/** Opens a zip, or model.json with or without its weights, and says what was not understood. The open graph stays where it cannot be read. */
export async function openModel(files: readonly File[]): Promise<void> {
  const names = listed(files.map(({ name }) => name));
  try {
    const chosen = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
    const model = modelFilesOf(chosen);
    const title = (files[0]?.name ?? '').replace(/\.(json|zip)$/i, '');
    const imported = importModel(model.modelJson, weightsIfThere(model), title);
    if (!openParsed({ ok: true, document: placed(imported), migratedFrom: null }, names)) return;
    const many = countAll(imported.weights) > MOST_NUMBERS;
    tell(imported, many);
    if (many && currentCompilation().program) takeIntoRun(imported.weights);
  } catch (error) {
    notify({ severity: 'error', title: i18n.t('{files} cannot be opened as a graph', { files: names }), lines: [error instanceof Error ? error.message : String(error)] });
  }
}

/** The graph with every node at its place, and the weights in it where they are not too many. */
function placed({ document, weights }: ImportedModel): GraphDocument {
  const positions = arrangedPositions(document, roomFor);
  const keep = countAll(weights) <= MOST_NUMBERS;
  const nodes = document.nodes.map((node) => {
    const own = keep ? weights[node.id] : undefined;
    return { ...node, position: positions[node.id] ?? node.position, ...(own ? { initialWeights: rounded(own) } : {}) };
  });
  return { ...document, nodes };
}

function tell({ notes, document }: ImportedModel, many: boolean): void {
  const works = currentCompilation().program !== null;
  const more = notes.length - MOST_NOTES;
  const lines = [
    ...notes.slice(0, MOST_NOTES),
    ...(more > 0 ? [i18n.t('{more, plural, one {One more thing was found.} other {# more things were found.}}', { more })] : []),
    ...(many && !works ? [i18n.t('Its weights are too many for a graph. Once the graph has no errors, open the file again to train on from them.')] : []),
  ];
  const kept = document.nodes.length;
  notify({
    severity: notes.length > 0 ? 'warning' : 'info',
    title: i18n.t('The model was opened as a graph of {nodes, plural, one {# node} other {# nodes}}', { nodes: kept }),
    lines: lines.length > 0 ? lines : [i18n.t('Every layer was understood. Undo brings the graph from before back.')],
    stays: notes.length > 0,
  });
}
