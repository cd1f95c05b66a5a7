/** Where Node looks for the files of a data set: folders on disk. For the command line, scripts and tests. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from './folderWalk.ts';
import { MNIST_FILES } from './mnist/files.ts';
import { OWN_FILES } from './own/ownFile.ts';
import type { FilePlace } from './source.ts';
import { i18n } from '../words/i18n.ts';

/** A folder whose files may be gzipped or not; `plain`: they are as they were given. */
export function folderPlace(folder: string, label: string, plain = false): FilePlace {
  return {
    label,
    async read(name, { signal }) {
      for (const file of plain ? [name] : [`${name}.gz`, name]) {
        const at = path.join(folder, file);
        // What is no file, a pipe for one, might never end.
        if (await isFile(at)) return new Uint8Array(await readFile(at, { signal }));
      }
      return null;
    },
    ...(plain ? { insteadOf: (name: string) => picturesInstead(folder, name) } : {}),
  };
}

function isFile(at: string): Promise<boolean> {
  return stat(at).then((found) => found.isFile(), () => false);
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|bmp|avif)$/i;

/**
 * The pictures from which a missing file of images was made are no substitute for it: each browser makes pictures small in its own way, so that
 * other rows, and another sum, would come of them here.
 * @returns what lies there and what to do; '' where the folder holds no pictures.
 */
async function picturesInstead(folder: string, name: string): Promise<string> {
  if (!/\.npz$/i.test(name)) return '';
  const { files } = await filesBelow(folder);
  const found = files.find((file) => PICTURE.test(file)) ?? files.find((file) => /\.zip$/i.test(file));
  return found === undefined ? '' : i18n.t('The folder {folder} holds pictures as they came (“{found}”); the graph learns from the file of small images that the page made of them. In the page choose the dataset node, press “Save a copy of {name}”, and put that file into the folder.', { folder, found, name });
}

/**
 * What `LoadContext.places` is in Node: the folder named by NETLOOM_MNIST_DIR, then `public/data/mnist`,
 * then `shared/data/mnist` beside the project, where several checkouts can share one copy. A person's own files likewise: NETLOOM_FILES_DIR,
 * `public/data/files`.
 * @param root the project's folder.
 */
export function nodePlaces(root: string = process.cwd(), environment: NodeJS.ProcessEnv = process.env): (dataset: string) => readonly FilePlace[] {
  return (dataset) => foldersOf(dataset, root, environment).map(({ folder, label }) => folderPlace(folder, label, dataset === OWN_FILES));
}

/** The first of those folders that holds all four files of MNIST, gzipped or not; null when none does. */
export function mnistFolder(root: string = process.cwd(), environment: NodeJS.ProcessEnv = process.env): string | null {
  const complete = (folder: string) => MNIST_FILES.every(({ name }) => [name, `${name}.gz`].some((file) => existsSync(path.join(folder, file))));
  return foldersOf('mnist', root, environment).map(({ folder }) => folder).find(complete) ?? null;
}

function foldersOf(dataset: string, root: string, environment: NodeJS.ProcessEnv): readonly { readonly folder: string; readonly label: string }[] {
  const named = environment[`NETLOOM_${dataset.toUpperCase()}_DIR`];
  return [
    ...(named ? [{ folder: named, label: i18n.t('the folder that {variable} names', { variable: `NETLOOM_${dataset.toUpperCase()}_DIR` }) }] : []),
    { folder: path.join(root, 'public/data', dataset), label: i18n.t('the folder public/data/{dataset}', { dataset }) },
    { folder: path.join(root, '../shared/data', dataset), label: i18n.t('the folder shared/data/{dataset} beside the project', { dataset }) },
  ];
}
