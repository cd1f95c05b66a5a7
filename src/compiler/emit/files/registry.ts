import type { ProgramSource } from '../../program.ts';
import { csvRows } from './csv.ts';
import type { FileRows } from './fileRows.ts';
import { idxRows } from './idx.ts';
import { imagesRows } from './images.ts';
import { textRows } from './text.ts';

/** Sources whose file the scripts read themselves, by id. To add one is to add a file and a line here. */
export const fileReadings: Readonly<Record<string, (source: ProgramSource) => FileRows>> = { csv: csvRows, idxSet: idxRows, images: imagesRows, textWindows: textRows };
