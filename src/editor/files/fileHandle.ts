/** The File System Access API, as far as it is used here; not every browser has it. */
export interface FileHandle {
  readonly name: string;
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
}

interface PickerOptions {
  readonly suggestedName: string;
  readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, readonly string[]>> }[];
}

declare global {
  interface Window {
    showSaveFilePicker?: (options: PickerOptions) => Promise<FileHandle>;
  }
}

let handle: FileHandle | null = null;

/** The file that Save writes to; null when there is none yet. */
export function fileHandle(): FileHandle | null {
  return handle;
}

export function setFileHandle(next: FileHandle | null): void {
  handle = next;
}
