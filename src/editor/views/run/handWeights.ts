import type { Command } from '../../../graph/commands.ts';
import type { Weights } from '../../../graph/document.ts';
import { i18n } from '../../../words/i18n.ts';
import { currentCompilation } from '../../stores/compilationStore.ts';
import { currentDocument, editDocument } from '../../stores/documentStore.ts';
import { run, useRunStore } from '../../stores/runStore.ts';
import { isStale } from '../../stores/staleness.ts';
import { flatNumbers } from '../programForm.ts';

/** Whether an edit of weights now is one of the graph (before the first step) or of the run alone. */
export function editsStart(): boolean {
  const { state, progress, program } = useRunStore.getState();
  return (state !== 'training' && (progress?.step ?? 0) === 0) || isStale(currentCompilation().program, program);
}

/**
 * Sets a node's weights by hand. Before the first step they also become the node's starting weights in
 * the graph, as an edit that can be undone and is saved; later they are of the run alone.
 * @param label what the node is called, for Undo.
 * @param mergeKey edits with the same key that follow one another are undone as one.
 */
export function setWeightsByHand(node: string, label: string, weights: Weights, mergeKey: string): void {
  if (!editsStart()) {
    run.setWeights(node, weights);
    return;
  }
  const stale = isStale(currentCompilation().program, useRunStore.getState().program);
  // The engine takes the numbers at once; loading the graph again for each would make a drag stutter.
  if (!stale) run.setWeights(node, weights);
  keepAsStart(node, label, weights, mergeKey);
  if (stale) run.prepare();
  else run.adoptGraph();
}

/** Writes weights into the graph as the node's starting weights; a Parameter keeps its start as a setting. */
export function keepAsStart(node: string, label: string, weights: Weights, mergeKey?: string): void {
  const own = currentDocument().nodes.find(({ id }) => id === node);
  const value = flatNumbers(weights['value'])[0];
  const command: Command =
    own?.kind === 'parameter' && value !== undefined
      ? { type: 'batch', commands: [{ type: 'setInitialWeights', id: node, weights: undefined }, { type: 'setParams', id: node, params: { start: value } }] }
      : { type: 'setInitialWeights', id: node, weights };
  editDocument(command, i18n.t('Set starting weights of {label}', { label }), mergeKey);
}
