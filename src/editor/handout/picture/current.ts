/** The picture of the graph that is open. */
import { currentCompilation } from '../../stores/compilationStore.ts';
import { currentDocument } from '../../stores/documentStore.ts';
import { pictureLayout, type PictureLayout } from './layout.ts';
import { measureByCanvas } from './measure.ts';
import { canvasWays, foundWays, missingWays } from './ways.ts';

/** At once, with the ways that the canvas has found so far. */
export function currentLayout(): PictureLayout {
  return pictureLayout(currentDocument(), currentCompilation(), measureByCanvas(), canvasWays());
}

/** With a way for every wire that needs one. */
export async function routedLayout(): Promise<PictureLayout> {
  const [document, compilation, measure, ways] = [currentDocument(), currentCompilation(), measureByCanvas(), canvasWays()] as const;
  const layout = pictureLayout(document, compilation, measure, ways);
  const task = missingWays(layout, ways);
  return task ? pictureLayout(document, compilation, measure, await foundWays(task)) : layout;
}
