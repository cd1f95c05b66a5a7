import { groupNamed } from '../../graph/groups/groups.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { fold } from './edits.ts';

/** Opens a card, or folds an outline; false where the id is no group's. */
export function foldOrUnfold(id: string): boolean {
  const group = groupNamed(currentDocument(), id);
  if (group) fold([group], !group.folded);
  return group !== undefined;
}
