import { i18n } from '../../words/i18n.ts';
/** The File System Access API, as far as it is used here; not every browser has it. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
  /** Asks the person, where the browser has not been told yet: after a reload it asks once more. */
  requestPermission?(options: { readonly mode: 'readwrite' }): Promise<'granted' | 'denied' | 'prompt'>;
}

interface PickerOptions {
  readonly suggestedName?: string;
  readonly multiple?: boolean;
  readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, readonly string[]>> }[];
}

declare global {
  interface Window {
    showOpenFilePicker?: (options: PickerOptions) => Promise<readonly FileHandle[]>;
    showSaveFilePicker?: (options: PickerOptions) => Promise<FileHandle>;
  }
}

export const GRAPH_FILES = [{ description: i18n.t('Netloom graph'), accept: { 'application/json': ['.json'] } }] as const;

/** A model of another library comes with files of its weights. */
export const OPEN_FILES = [{ description: i18n.t('Graphs, lessons and models'), accept: { 'application/json': ['.json'], 'application/octet-stream': ['.bin'] } }] as const;

let handle: FileHandle | null = null;

/** The file that Save writes to; null when there is none yet. */
export function fileHandle(): FileHandle | null {
  return handle;
}

export function setFileHandle(next: FileHandle | null): void {
  handle = next;
}
