/** Takes what came to the page, as far as it is data. */
import { i18n } from '../../words/i18n.ts';
import { keepOwnFile } from '../../datasets/own/keep.ts';
import { ownFilesIn, sizeText, type OwnFile } from '../../datasets/own/ownFile.ts';
import { sha256 } from '../../datasets/sha256.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { cameFrom, type CameFile, type Found } from './came.ts';
import { importerOf } from './importers.ts';
import { fileCame } from './missing.ts';
import { ownCache } from './ownCache.ts';

/** The files that the dataset nodes of a graph name, each once. */
export function filesOfGraph(document: GraphDocument): readonly OwnFile[] {
  const files = document.nodes.filter(({ kind }) => kind === 'dataset').flatMap(({ params }) => ownFilesIn(params));
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}

/**
 * Keeps files that the open graph waits for, and opens the window of the importer that knows the others.
 * @returns false where none of it is data that can be imported.
 */
export async function takeFiles(found: readonly Found[]): Promise<boolean> {
  const came = await cameFrom(found);
  const others = await keepWanted(came);
  if (others.length === 0 && came.length > 0) return true;
  return openImporter(others);
}

/** Opens the window of the importer whose these files are. */
export async function openImporter(came: readonly CameFile[]): Promise<boolean> {
  const importer = await importerOf(came);
  if (!importer) return false;
  setOverlay({ importing: { importer: importer.id, came, node: null } });
  return true;
}

/** Files whose sum is that of a dataset node are kept, nothing more. @returns the others. */
async function keepWanted(came: readonly CameFile[]): Promise<readonly CameFile[]> {
  const wanted = filesOfGraph(currentDocument());
  const others: CameFile[] = [];
  for (const each of came) {
    // Reading a file to the end is worth it only where it can be the one.
    const alike = wanted.filter(({ bytes }) => bytes === each.file.size);
    const bytes = alike.length > 0 ? new Uint8Array(await each.file.arrayBuffer()) : null;
    const sum = bytes ? await sha256(bytes) : '';
    const file = alike.find((one) => one.sha256 === sum);
    if (!file || !bytes) {
      others.push(each);
      continue;
    }
    await keepOwnFile(file.name, bytes, ownCache());
    fileCame(file);
    notify({ severity: 'info', title: i18n.t('“{name}” is here', { name: each.name }), lines: [i18n.t('It is the file that this graph learns from ({size}), and is kept in this browser. Train to use it.', { size: sizeText(file.bytes) })] });
  }
  return others;
}
