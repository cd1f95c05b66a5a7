/** The picture of the graph that is open, or of another. */
import type { Compilation } from '../../../compiler/diagnostic.ts';
import type { GraphDocument } from '../../../graph/document.ts';
import { currentCompilation } from '../../stores/compilationStore.ts';
import { currentDocument } from '../../stores/documentStore.ts';
import { pictureLayout, type PictureLayout, type Ways } from './layout.ts';
import { measureByCanvas } from './measure.ts';
import { canvasWays, foundWays, missingWays } from './ways.ts';

/** At once, with the ways that the canvas has found so far. */
export function currentLayout(): PictureLayout {
  return pictureLayout(currentDocument(), currentCompilation(), measureByCanvas(), canvasWays());
}

/** With a way for every wire that needs one. */
export function routedLayout(): Promise<PictureLayout> {
  return routed(currentDocument(), currentCompilation(), canvasWays());
}

/** The same of a graph that is not on the canvas. */
export function routedLayoutOf(document: GraphDocument, compilation: Compilation): Promise<PictureLayout> {
  return routed(document, compilation, () => null);
}

async function routed(document: GraphDocument, compilation: Compilation, ways: Ways): Promise<PictureLayout> {
  const measure = measureByCanvas();
  const layout = pictureLayout(document, compilation, measure, ways);
  const task = missingWays(layout, ways);
  return task ? pictureLayout(document, compilation, measure, await foundWays(task)) : layout;
}
