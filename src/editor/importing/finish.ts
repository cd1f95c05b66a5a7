/** What an import ends with: one step of Undo. */
import { isDataProblem } from '../../datasets/source.ts';
import { placedIds } from '../../graph/annotations.ts';
import type { GraphNode, Params } from '../../graph/document.ts';
import { freshId } from '../../graph/ids.ts';
import { describeData } from '../../nodes/kinds/dataset.ts';
import { i18n } from '../../words/i18n.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { cornerAround, placeFor } from '../canvas/edits.ts';
import { setFileHandle } from '../files/fileHandle.ts';
import { currentDocument, editDocument, openDocument } from '../stores/documentStore.ts';
import { revealNode, select } from '../stores/sessionStore.ts';
import { starterGraph } from './starter.ts';

/** What came of a window: a dataset node's parameters, `source` among them, and what the data are called. */
export interface Imported {
  readonly params: Params;
  /** "iris". */
  readonly name: string;
}

/** Opens a graph made for the data in the place of the open one, which Undo brings back. */
export function openStarter({ params, name }: Imported): void {
  const description = describeData(params);
  if (isDataProblem(description)) throw new Error(description.message);
  const node: GraphNode = { id: 'data', kind: 'dataset', label: name, position: { x: 0, y: 0 }, params };
  select([]);
  setFileHandle(null);
  openDocument(starterGraph(description, node, name), i18n.t('Open {name}', { name }));
  revealNode(null);
}

/** Adds a dataset node with the data to the open graph. */
export function addDataset({ params, name }: Imported): void {
  const document = currentDocument();
  const view = canvasView();
  const middle = view ? view.toCanvas(view.middle()) : { x: 0, y: 0 };
  const node: GraphNode = { id: freshId('data', placedIds(document)), kind: 'dataset', label: name, position: placeFor(document, cornerAround(middle)), params };
  editDocument({ type: 'addNodes', nodes: [node] }, i18n.t('Import {name}', { name }));
  revealNode(node.id);
}

/** Gives a dataset node these data instead of its own. */
export function changeDataset(node: GraphNode, { params, name }: Imported): void {
  const gone = Object.fromEntries(Object.keys(node.params).filter((key) => !(key in params)).map((key) => [key, undefined]));
  editDocument({ type: 'setParams', id: node.id, params: { ...gone, ...params } }, i18n.t('Change the data to {name}', { name }));
  select([node.id]);
}
