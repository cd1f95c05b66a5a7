import { expect, it } from 'vitest';
import { csv } from '../csv/csv.ts';
import { chooseColumns, countRows, profileOf, strayWords } from '../csv/profile.ts';
import { readTable } from '../csv/table.ts';
import { csvParams } from '../csv/schema.ts';
import { isDataProblem } from '../source.ts';
import { BAD_FILES, type BadFile } from './badFiles.fixture.ts';
import { FileRefused, problemText } from './problem.ts';

/** What is said of a file, as its window says it. */
const readers: Readonly<Record<BadFile['reader'], (bytes: Uint8Array) => string>> = { table: tableWords };

function tableWords(bytes: Uint8Array): string {
  try {
    const table = readTable(bytes);
    const profile = profileOf(table);
    const stray = profile.columns.find((column) => column.stray);
    if (stray) return strayWords(stray);
    const columns = chooseColumns(profile);
    const described = csv.describe(csvParams.parse({ file: { name: 'a.csv', sha256: '0'.repeat(64), bytes: bytes.length }, columns, counts: countRows(table, columns) }));
    return isDataProblem(described) ? described.message : 'nothing';
  } catch (error) {
    if (error instanceof FileRefused) return problemText(error.problem);
    throw error;
  }
}

it.each(BAD_FILES.map((file) => [file.what, file] as const))('%s', (_, { reader, bytes, message }) => {
  expect(readers[reader](bytes)).toBe(message);
});

it('no two of them are the same file', () => {
  const texts = BAD_FILES.map(({ bytes }) => new TextDecoder('latin1').decode(bytes));
  expect(new Set(texts).size).toBe(BAD_FILES.length);
});
