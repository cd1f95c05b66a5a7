import { serializeDocument } from '../../graph/serialize.ts';
import { i18n } from '../../words/i18n.ts';
import { currentDocument, markSaved } from '../stores/documentStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { downloadFile } from './download.ts';
import { fileHandle, GRAPH_FILES, setFileHandle, type FileHandle } from './fileHandle.ts';

/** A file name that every system takes: "XOR net" becomes `xor-net.json`. */
export function fileNameFor(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const name = plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '').slice(0, 60);
  return `${name || 'graph'}.json`;
}

/** Writes the open graph to its file; asks for one the first time. Where the browser cannot write files, it downloads. */
export async function saveFile(): Promise<void> {
  const handle = fileHandle();
  if (handle) await write(handle);
  else await saveCopy();
}

/** Writes the open graph to a new file. */
export async function saveCopy(): Promise<void> {
  const suggestedName = fileNameFor(currentDocument().meta.title);
  if (!window.showSaveFilePicker) {
    download(suggestedName);
    return;
  }
  let handle: FileHandle;
  try {
    handle = await window.showSaveFilePicker({ suggestedName, types: GRAPH_FILES });
  } catch (error) {
    // Closing the window is a decision; anything else (a frame that may not ask) still leaves the download.
    if (!(error instanceof DOMException && error.name === 'AbortError')) download(suggestedName);
    return;
  }
  setFileHandle(handle);
  await write(handle);
}

async function write(handle: FileHandle): Promise<void> {
  if (await handle.requestPermission?.({ mode: 'readwrite' }) === 'denied') {
    notify({ severity: 'warning', title: i18n.t('The browser does not let this page write {name}', { name: handle.name }), lines: [i18n.t('Nothing was saved. Save a copy, or allow it beside the address.')] });
    return;
  }
  const file = await handle.createWritable();
  await file.write(serializeDocument(currentDocument()));
  await file.close();
  markSaved();
  notify({ severity: 'info', title: i18n.t('Saved as {name}', { name: handle.name }), lines: [] });
}

function download(name: string): void {
  downloadFile(new Blob([serializeDocument(currentDocument())], { type: 'application/json' }), name);
  markSaved();
}
