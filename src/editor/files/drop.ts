import { notify } from '../stores/sessionStore.ts';
import type { FileHandle } from './fileHandle.ts';
import { openFile } from './openFile.ts';

/** What was dropped on the page: a graph is opened, data files are kept for the data set that they belong to. */
export async function openDropped(items: DataTransfer): Promise<void> {
  const files = [...items.files];
  const graph = files.find((file) => file.name.toLowerCase().endsWith('.json'));
  if (graph) {
    await openFile(graph, await handleOf(items, graph.name));
    return;
  }
  if (files.length === 0) return;
  const [{ acceptDroppedFiles }, { cachePlace }] = await Promise.all([import('../../datasets/mnist/dropped.ts'), import('../../datasets/places.ts')]);
  const result = await acceptDroppedFiles(files, cachePlace('mnist', { base: new URL('.', location.href).href }));
  notify({
    severity: result.complete ? 'info' : 'warning',
    title: result.summary,
    lines: result.files.map((file) => file.message),
  });
}

interface WithHandle {
  getAsFileSystemHandle?: () => Promise<(FileHandle & { readonly kind: string }) | null>;
}

/** Where the browser can write files, a dropped graph is saved back to where it came from. */
async function handleOf(items: DataTransfer, name: string): Promise<FileHandle | null> {
  for (const item of items.items) {
    const handle = await (item as DataTransferItem & WithHandle).getAsFileSystemHandle?.();
    if (handle?.kind === 'file' && handle.name === name) return handle;
  }
  return null;
}
