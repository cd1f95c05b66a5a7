import { editDocument } from '../stores/documentStore.ts';
import { run } from '../stores/runStore.ts';
import type { Attempt } from './advice.ts';

/** Makes the edit and trains the changed graph from its beginning; Undo takes the edit back. */
export function attemptIt({ command, edit }: Attempt): void {
  editDocument(command, edit);
  run.trainFromStart();
}
