/** Saves a person's own file as it is kept in this browser, under the name by which scripts and `netloom train --data` look for it. */
import { readOwnFile } from '../../datasets/own/keep.ts';
import { OWN_FILES, type OwnFile } from '../../datasets/own/ownFile.ts';
import { browserPlaces } from '../../datasets/places.ts';
import { i18n } from '../../words/i18n.ts';
import { downloadFile } from '../files/download.ts';
import { notify } from '../stores/sessionStore.ts';

/** Says so where the file is not here. */
export async function saveCopy(file: OwnFile): Promise<void> {
  const places = browserPlaces({ base: new URL('.', location.href).href });
  try {
    const bytes = await readOwnFile(file, { signal: new AbortController().signal, progress: () => undefined, places: () => places(OWN_FILES) });
    downloadFile(new Blob([bytes as Uint8Array<ArrayBuffer>]), file.name);
  } catch (error) {
    notify({ severity: 'error', title: i18n.t('“{name}” could not be saved', { name: file.name }), lines: [error instanceof Error ? error.message : String(error)] });
  }
}
