import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { MNIST_FILES, MNIST_MIRRORS } from '../src/datasets/mnist/files.ts';
import { findMnistFile } from '../src/datasets/mnist/find.ts';
import { folderPlace } from '../src/datasets/nodePlaces.ts';
import { mirrorPlace } from '../src/datasets/places.ts';
import type { FilePlace } from '../src/datasets/source.ts';

export interface FillOptions {
  readonly folder: string;
  /** The folder as it is called in what is said. */
  readonly shown: string;
  /** A folder that has the files; null for the mirrors. */
  readonly from: string | null;
  readonly fetch: typeof fetch;
  readonly say: (line: string) => void;
}

/**
 * Fills a folder with the four gzipped files, each with its sum verified; leaves those alone that are there already.
 * @throws Error that says which file could not be had and why, place by place.
 */
export async function fillMnist(options: FillOptions): Promise<void> {
  const sources: readonly FilePlace[] = options.from
    ? [folderPlace(options.from, 'the folder that NETLOOM_MNIST_DIR names')]
    : MNIST_MIRRORS.map((mirror) => mirrorPlace(mirror, options.fetch));
  await mkdir(options.folder, { recursive: true });
  const places = [folderWithStore(options), ...sources];
  let brought = 0;
  for (const file of MNIST_FILES) {
    const found = await findMnistFile(file, { signal: new AbortController().signal, progress: () => undefined, places: () => places });
    if ('reasons' in found) {
      throw new Error(`${file.name} could not be had. ${found.reasons} Put the four files into a folder and name it in NETLOOM_MNIST_DIR.`);
    }
    await found.kept;
    const isNew = found.place !== places[0];
    if (isNew) brought++;
    options.say(`${file.name}: ${isNew ? `from ${found.place.label}` : 'already there'}, sum verified.`);
  }
  options.say(brought === 0 ? `Nothing to do: all four files of MNIST are in ${options.shown}.` : `All four files of MNIST are in ${options.shown}.`);
}

/** The folder to fill, as a place that keeps what the others find; always gzipped, and never half written. */
function folderWithStore({ folder, shown }: FillOptions): FilePlace {
  return {
    ...folderPlace(folder, shown),
    async keep(name, bytes) {
      const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b ? bytes : gzipSync(bytes);
      const half = path.join(folder, `${name}.part`);
      await writeFile(half, zipped);
      await rename(half, path.join(folder, `${name}.gz`));
      // A plain file of this name was read before and found wrong, or there was none.
      await rm(path.join(folder, name), { force: true });
    },
  };
}
