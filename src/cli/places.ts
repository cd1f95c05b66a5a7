/** Where commands look for the files of data sets. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, WALK_LIMITS } from '../datasets/folderWalk.ts';
import { folderPlace, nodePlaces } from '../datasets/nodePlaces.ts';
import { OWN_FILES } from '../datasets/own/ownFile.ts';
import type { FilePlace } from '../datasets/source.ts';
import type { Places } from '../runtime/loading.ts';

/**
 * @param folder the one that `--data` names.
 * @param tell takes what a person should know of where a file was found, in whole sentences.
 */
export function dataPlaces(folder: string | undefined, tell: (text: string) => void = () => undefined): Places {
  const usual = nodePlaces();
  if (folder === undefined) return usual;
  return (dataset) => [dataset === OWN_FILES ? ownPlace(folder, tell) : folderPlace(folder, labelOf(folder)), ...usual(dataset)];
}

/** A folder with files of a person's own, which may lie in folders of it. */
function ownPlace(folder: string, tell: (text: string) => void): FilePlace {
  const place = folderPlace(folder, labelOf(folder), true);
  return {
    ...place,
    async within(name) {
      const { files } = await filesBelow(folder);
      const inside = files.filter((file) => path.basename(file) === name && file !== name).map((file) => path.join(folder, path.dirname(file)));
      return inside.map((each) => folderPlace(each, labelOf(each), true));
    },
    taken(name, from, among) {
      tell(`“${name}” lies in ${among.length} places: ${among.map(({ label }) => label).join(', ')}. It was read from ${from.label}, where its sum is right.`);
    },
    async insteadOf(name) {
      if (!existsSync(folder)) return `There is no folder ${folder}. Give the one in which the file lies with --data.`;
      const pictures = (await place.insteadOf?.(name)) ?? '';
      return pictures !== '' || (await filesBelow(folder)).whole ? pictures : NOT_WHOLE;
    },
  };
}

const NOT_WHOLE = `Not everything in there was looked through: at most ${WALK_LIMITS.entries.toLocaleString('en-US')} files and folders, ${WALK_LIMITS.depth} deep, and none that is closed to you. Give the folder in which the file itself lies with --data.`;

function labelOf(folder: string): string {
  return `the folder ${folder}`;
}
