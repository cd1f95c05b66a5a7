/** Opens the graph of a hand-back in the place of the open one, which Undo brings back. */
import { parseHandBack } from '../../../lessons/handBack.ts';
import { plainText } from '../../../lessons/grading/table.ts';
import { i18n } from '../../../words/i18n.ts';
import { setFileHandle } from '../../files/fileHandle.ts';
import { pristine } from '../../graphs/pristine.ts';
import { openDocument } from '../../stores/documentStore.ts';
import { revealNode, select } from '../../stores/sessionStore.ts';

export async function openHandedBack(file: File): Promise<boolean> {
  const read = parseHandBack(await file.text());
  const graph = read.ok ? read.handBack.graphs[0] : undefined;
  if (!read.ok || !graph) return false;
  select([]);
  setFileHandle(null);
  openDocument(pristine(graph), i18n.t('Open {name}', { name: plainText(read.handBack.name ?? file.name) }));
  revealNode(null);
  return true;
}
