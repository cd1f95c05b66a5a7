/** Says which files the open graph learns from and that are not here. */
import { browserPlaces } from '../../datasets/places.ts';
import { hasOwnFile } from '../../datasets/own/keep.ts';
import { OWN_FILES, sizeText, type OwnFile } from '../../datasets/own/ownFile.ts';
import { i18n } from '../../words/i18n.ts';
import { dismissNotice, notify } from '../stores/sessionStore.ts';

/** Messages that stand, by the file's sum. */
const told = new Map<string, number>();

/** Looks for files and says which are missing; those that were told of before and are wanted no more are taken back. */
export async function tellMissing(files: readonly OwnFile[]): Promise<void> {
  for (const sum of [...told.keys()]) if (!files.some(({ sha256 }) => sha256 === sum)) takeBack(sum);
  const places = browserPlaces({ base: new URL('.', location.href).href })(OWN_FILES);
  for (const file of files) {
    if (told.has(file.sha256) || (await hasOwnFile(file, places))) continue;
    const title = i18n.t('“{name}” is missing', { name: file.name });
    const line = i18n.t('This graph learns from the file {name} ({size}), which is not kept in this browser. Drop it on the page, and the graph can be trained.', { name: file.name, size: sizeText(file.bytes) });
    told.set(file.sha256, notify({ severity: 'warning', title, lines: [line], stays: true }));
  }
}

/** A file that was missing has come. */
export function fileCame({ sha256 }: OwnFile): void {
  takeBack(sha256);
}

function takeBack(sum: string): void {
  const notice = told.get(sum);
  if (notice !== undefined) dismissNotice(notice);
  told.delete(sum);
}
