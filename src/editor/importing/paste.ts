import { setOverlay } from '../stores/overlayStore.ts';
import { looksLikeTable } from './table/looks.ts';

/** Opens the window for pasted rows of a table. @returns false where the text is none. */
export function importPasted(text: string): boolean {
  if (!looksLikeTable(text)) return false;
  const file = new File([text], 'pasted.csv', { type: 'text/csv' });
  setOverlay({ importing: { importer: 'table', came: [{ file, name: file.name, path: file.name, head: new TextEncoder().encode(text.slice(0, 4096)) }], node: null } });
  return true;
}
