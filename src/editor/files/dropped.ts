/** What was dropped, taken while it can be: the browser forgets it once anything was waited for. */
import type { FileHandle } from './fileHandle.ts';

export type DroppedHandle = FileHandle & { readonly kind: string };

export interface Dropped {
  readonly files: readonly File[];
  /** Files and folders as they lie in the file system. */
  readonly entries: readonly FileSystemEntry[];
  /** Where they can be written back to, in browsers that can write files. */
  readonly handles: readonly Promise<DroppedHandle | null>[];
}

interface WithHandle {
  getAsFileSystemHandle?: () => Promise<DroppedHandle | null>;
}

export function takeDropped(data: DataTransfer): Dropped {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  return {
    files: [...data.files],
    entries: items.flatMap((item) => item.webkitGetAsEntry() ?? []),
    handles: items.map((item) => (item as DataTransferItem & WithHandle).getAsFileSystemHandle?.().catch(() => null) ?? Promise.resolve(null)),
  };
}
