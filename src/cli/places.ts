/** Where commands look for the files of data sets. */
import { folderPlace, nodePlaces } from '../datasets/nodePlaces.ts';
import { OWN_FILES } from '../datasets/own/ownFile.ts';
import type { Places } from '../runtime/loading.ts';

/** @param folder the one that `--data` names. */
export function dataPlaces(folder: string | undefined): Places {
  const usual = nodePlaces();
  return (dataset) => (folder === undefined ? usual(dataset) : [folderPlace(folder, `the folder ${folder}`, dataset === OWN_FILES), ...usual(dataset)]);
}
