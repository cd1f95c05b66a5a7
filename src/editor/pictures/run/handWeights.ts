import type { Weights } from '../../../graph/document.ts';
import { currentCompilation } from '../../stores/compilationStore.ts';
import { editDocument } from '../../stores/documentStore.ts';
import { isStale, run, useRunStore } from '../../stores/runStore.ts';

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

/** Writes weights into the graph as the node's starting weights. */
export function keepAsStart(node: string, label: string, weights: Weights, mergeKey?: string): void {
  editDocument({ type: 'setInitialWeights', id: node, weights }, `Set starting weights of ${label}`, mergeKey);
}
