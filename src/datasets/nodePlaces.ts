/** Where Node looks for the files of a data set: folders on disk. For the command line, scripts and tests. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
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
        if (existsSync(at)) return new Uint8Array(await readFile(at, { signal }));
      }
      return null;
    },
  };
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
