/** A table of numbers as a person edits it: several groups of columns (features, labels) over the same rows. */
import { i18n } from '../../../words/i18n.ts';
import { readNumber, type Reading } from './numberText.ts';

export type Rows = readonly (readonly number[])[];

/** One group of columns. All groups of a grid have a row for each example. */
export interface ColumnGroup {
  readonly name: string;
  readonly rows: Rows;
}

/** A place in the grid; columns count across the groups. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export function widthOf(rows: Rows): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 1);
}

export function rowCount(groups: readonly ColumnGroup[]): number {
  return groups.reduce((most, group) => Math.max(most, group.rows.length), 0);
}

export function columnCount(groups: readonly ColumnGroup[]): number {
  return groups.reduce((sum, group) => sum + widthOf(group.rows), 0);
}

/** The group that a column of the whole grid lies in, and its place there. */
export function placeOf(groups: readonly ColumnGroup[], column: number): { readonly group: number; readonly column: number } {
  let rest = column;
  for (const [group, { rows }] of groups.entries()) {
    const width = widthOf(rows);
    if (rest < width) return { group, column: rest };
    rest -= width;
  }
  const last = groups.length - 1;
  return { group: last, column: widthOf(groups[last]?.rows ?? []) - 1 };
}

/** The groups with one number written; cells that are missing before it become 0. */
export function writeCell(groups: readonly ColumnGroup[], cell: Cell, value: number): readonly ColumnGroup[] {
  return writeBlock(groups, cell, [[value]]);
}

/** Adds a row of zeros below all others, in every group. */
export function addRow(groups: readonly ColumnGroup[]): readonly ColumnGroup[] {
  const rows = rowCount(groups);
  return groups.map((group) => ({ ...group, rows: [...padded(group.rows, rows, widthOf(group.rows)), Array<number>(widthOf(group.rows)).fill(0)] }));
}

/** Takes a row out of every group; the last row stays. */
export function removeRow(groups: readonly ColumnGroup[], row: number): readonly ColumnGroup[] {
  if (rowCount(groups) <= 1) return groups;
  return groups.map((group) => ({ ...group, rows: group.rows.filter((_, index) => index !== row) }));
}

export function addColumn(groups: readonly ColumnGroup[], at: number): readonly ColumnGroup[] {
  return groups.map((group, index) => (index === at ? { ...group, rows: padded(group.rows, rowCount(groups), widthOf(group.rows) + 1) } : group));
}

/** Takes the last column out of a group; its only column stays. */
export function removeColumn(groups: readonly ColumnGroup[], at: number): readonly ColumnGroup[] {
  return groups.map((group, index) => {
    const width = widthOf(group.rows) - 1;
    return index === at && width >= 1 ? { ...group, rows: group.rows.map((row) => row.slice(0, width)) } : group;
  });
}

/**
 * Reads what a spreadsheet or a CSV file puts on the clipboard: lines of numbers with tabs, commas,
 * semicolons or blanks between them. A first line without numbers is a heading and is left out.
 */
export function readBlock(text: string): Reading<Rows> {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const separator = ['\t', ';', ','].find((mark) => lines.some((line) => line.includes(mark))) ?? /\s+/;
  const cells = lines.map((line) => (separator === '\t' ? line : line.trim()).split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const heading = cells.length > 1 && (cells[0] ?? []).every((cell) => !readNumber(cell, { integer: false }).ok);
  const block: number[][] = [];
  for (const [index, row] of cells.entries()) {
    if (heading && index === 0) continue;
    const numbers: number[] = [];
    for (const [column, cell] of row.entries()) {
      const reading = readNumber(cell, { integer: false });
      if (!reading.ok) return { ok: false, reason: i18n.t('Nothing was pasted. Line {line}, column {column}: {reason}', { line: index + 1, column: column + 1, reason: reading.reason }) };
      numbers.push(reading.value);
    }
    block.push(numbers);
  }
  const width = block[0]?.length ?? 0;
  if (width === 0) return { ok: false, reason: i18n.t('Nothing was pasted: the clipboard holds no numbers.') };
  const ragged = block.findIndex((row) => row.length !== width);
  if (ragged >= 0) {
    const found = { line: ragged + 1 + (heading ? 1 : 0), numbers: block[ragged]?.length ?? 0, width };
    return { ok: false, reason: i18n.t('Nothing was pasted. Line {line} has {numbers, plural, one {# number} other {# numbers}}, but the first has {width}. Make all lines equally long.', found) };
  }
  return { ok: true, value: block };
}

/**
 * Writes a block from a cell on. Rows are added as needed. A block from the first column that is wider
 * than the grid widens the first group, so that the last columns stay the labels; one that begins
 * elsewhere widens the last.
 */
export function writeBlock(groups: readonly ColumnGroup[], at: Cell, block: Rows): readonly ColumnGroup[] {
  const needed = at.column + widthOf(block) - columnCount(groups);
  const widened = at.column === 0 ? 0 : groups.length - 1;
  const rows = Math.max(rowCount(groups), at.row + block.length);
  let start = 0;
  return groups.map((group, index) => {
    const width = widthOf(group.rows) + (needed > 0 && index === widened ? needed : 0);
    const first = start;
    start += width;
    if (at.column + widthOf(block) <= first || at.column >= first + width) {
      return rows > group.rows.length ? { ...group, rows: padded(group.rows, rows, 0) } : group;
    }
    const grown = padded(group.rows, rows, width).map((row, y) =>
      row.map((value, x) => block[y - at.row]?.[first + x - at.column] ?? value),
    );
    return { ...group, rows: grown };
  });
}

/** At least `rows` rows of at least `width` numbers; what is missing is 0. */
function padded(table: Rows, rows: number, width: number): Rows {
  const least = Math.max(width, table.length === 0 ? 1 : 0);
  return Array.from({ length: Math.max(rows, table.length) }, (_, index) => {
    const row = table[index] ?? Array<number>(widthOf(table)).fill(0);
    return row.length >= least ? row : [...row, ...Array<number>(least - row.length).fill(0)];
  });
}
