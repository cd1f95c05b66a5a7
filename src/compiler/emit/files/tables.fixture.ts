/** Tables of many forms, and graphs that learn from them. */
import { createHash } from 'node:crypto';
import { chooseColumns, countRows, profileOf } from '../../../datasets/csv/profile.ts';
import { readTable } from '../../../datasets/csv/table.ts';
import type { Json } from '../../../graph/document.ts';
import { chain } from '../../testGraphs.fixture.ts';
import type { Program } from '../../program.ts';
import { programOf } from '../emit.fixture.ts';

/** Numbers without a pattern, the same each time. */
const noise = (row: number, column: number) => Math.round(1000 * Math.sin(1 + 7 * row + 3 * column)) / 100;

const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer)]);
const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const lines = (count: number, line: (row: number) => string) => Array.from({ length: count }, (_, row) => line(row)).join('\n');

export interface TableCase {
  readonly bytes: Uint8Array;
  readonly params?: Readonly<Record<string, Json>>;
  /** The table stands in the graph. */
  readonly embedded?: boolean;
}

export const TABLE_CASES: Readonly<Record<string, TableCase>> = {
  iris: { bytes: utf8(`sepal length,petal "width",species\n${lines(31, (row) => `${noise(row, 0)},${noise(row, 1)},${['setosa', 'versicolor', 'virginica'][row % 3] ?? ''}`)}\n`) },
  'aligned-by-blanks': { bytes: utf8(lines(23, (row) => ` ${18 + row}.0   ${row % 4}    ${row % 5 === 2 ? '?' : 100 + row}.   "chevrolet   no ${row % 3}"\t${noise(row, 2)}  `)), params: { scale: 'minMax', missing: 'fill', labelScale: 'standardise' } },
  'decimal-commas': { bytes: latin1(`Größe;Farbe;Prix\r\n${lines(17, (row) => `${String(noise(row, 0)).replace('.', ',')};${['grün', 'weiß', ''][row % 3] ?? ''};${String(1000 + noise(row, 1)).replace('.', ',')}`).replaceAll('\n', '\r\n')}`), params: { missing: 'fill', scale: 'none', validationShare: 0.35 } },
  'utf-16': { bytes: utf16(`a\tb\ty\n${lines(12, (row) => `${noise(row, 0)}\t"x\t${row % 2}"\t${row % 2}`)}\n\n`), params: { validationShare: 0 } },
  quotes: { bytes: utf8(`"a, b",c,"class"\n${lines(40, (row) => `"${noise(row, 0)}",${row % 6 === 0 ? 'NA' : noise(row, 1)},"the ""${row % 3}""\n, kind"`)}`) },
  embedded: { bytes: utf8(`x,y\n${lines(20, (row) => `${noise(row, 0)},${noise(row, 1)}`)}`), embedded: true },
};

/** The graph of a table, whose file is called as the case. */
export function tableGraph(name: string, { bytes, params = {}, embedded = false }: TableCase): Program {
  const table = readTable(bytes);
  const profile = profileOf(table);
  const columns = chooseColumns(profile);
  const file = { name: `${name}.csv`, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  const data = { source: 'csv', file, ...table.layout, columns, counts: countRows(table, columns), ...(embedded ? { text: new TextDecoder().decode(bytes) } : {}), ...params };
  const [label] = columns.filter(({ use }) => use === 'label');
  const units = label?.type === 'category' ? (label.categories?.length ?? 0) : 1;
  return programOf(chain(JSON.parse(JSON.stringify(data)) as Record<string, Json>, [['out', 'dense', { units }]], { function: 'meanSquaredError' }, { batchSize: 4, steps: 2 }));
}
