import type { CameFile } from './came.ts';
import { idxImporter } from './idx/importer.ts';
import { imagesImporter } from './images/importer.ts';
import type { Importer } from './importer.ts';
import { handBacks } from '../lessons/grading/handBacks.ts';
import { tableImporter } from './table/tableImporter.ts';
import { textImporter } from './text/importer.ts';

/** Every importer, in the order in which they are asked whether something is theirs. */
export const importers: readonly Importer[] = [handBacks, tableImporter, imagesImporter, idxImporter, textImporter];

/** Whose what came is; null where nobody knows it. */
export async function importerOf(came: readonly CameFile[]): Promise<Importer | null> {
  if (came.length === 0) return null;
  for (const importer of importers) if (await importer.recognises(came)) return importer;
  return null;
}

/** The importer that made the data of a source. */
export function importerOfSource(source: string): Importer | null {
  return importers.find(({ sources }) => sources.includes(source)) ?? null;
}
