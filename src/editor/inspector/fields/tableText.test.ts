import { describe, expect, it } from 'vitest';
import { addColumn, addRow, placeOf, readBlock, removeColumn, removeRow, writeBlock, writeCell, type ColumnGroup } from './tableText.ts';

const xor: readonly ColumnGroup[] = [
  { name: 'features', rows: [[0, 0], [0, 1]] },
  { name: 'labels', rows: [[0], [1]] },
];
const rowsOf = (groups: readonly ColumnGroup[]) => groups.map((group) => group.rows);

describe('reading the clipboard', () => {
  it.each([
    ['a spreadsheet', '1\t2\n3\t4\n'],
    ['comma-separated values', '1,2\r\n3,4'],
    ['semicolons', '1;2\n3;4'],
    ['blanks', '1 2\n3  4'],
    ['a heading', 'wheat,bread\n1,2\n3,4'],
    ['quotes', '"1","2"\n"3","4"'],
  ])('takes %s', (_, text) => {
    expect(readBlock(text)).toEqual({ ok: true, value: [[1, 2], [3, 4]] });
  });

  it('names the line and column of what is no number, and pastes nothing', () => {
    expect(readBlock('1,2\n3,x')).toEqual({ ok: false, reason: 'Nothing was pasted. Line 2, column 2: “x” is not a number. Enter a number.' });
    expect(readBlock('1\t2\n3\t')).toMatchObject({ ok: false, reason: 'Nothing was pasted. Line 2, column 2: This is empty. Enter a number.' });
  });

  it('refuses lines of different lengths and an empty clipboard', () => {
    expect(readBlock('1,2\n3')).toMatchObject({ ok: false, reason: 'Nothing was pasted. Line 2 has 1 number, but the first has 2. Make all lines equally long.' });
    expect(readBlock('  ')).toMatchObject({ ok: false });
  });
});

describe('editing the grid', () => {
  it('writes one cell and leaves the other group as it was', () => {
    const next = writeCell(xor, { row: 1, column: 2 }, 7);
    expect(rowsOf(next)).toEqual([[[0, 0], [0, 1]], [[0], [7]]]);
    expect(next[0]).toBe(xor[0]);
  });

  it('pastes across both groups and adds rows', () => {
    expect(rowsOf(writeBlock(xor, { row: 1, column: 0 }, [[1, 2, 3], [4, 5, 6]]))).toEqual([[[0, 0], [1, 2], [4, 5]], [[0], [3], [6]]]);
  });

  it('gives extra columns to the features when a whole sheet is pasted, so that the last column stays the label', () => {
    expect(rowsOf(writeBlock(xor, { row: 0, column: 0 }, [[1, 2, 3, 4], [5, 6, 7, 8]]))).toEqual([[[1, 2, 3], [5, 6, 7]], [[4], [8]]]);
  });

  it('widens the labels when the block begins there', () => {
    expect(rowsOf(writeBlock(xor, { row: 0, column: 2 }, [[1, 0], [0, 1]]))).toEqual([[[0, 0], [0, 1]], [[1, 0], [0, 1]]]);
  });

  it('keeps every group at the same number of rows when a paste below the end reaches one of them', () => {
    expect(rowsOf(writeBlock(xor, { row: 2, column: 0 }, [[9]]))).toEqual([[[0, 0], [0, 1], [9, 0]], [[0], [1], [0]]]);
  });

  it('adds and removes rows in all groups, and columns in one', () => {
    expect(rowsOf(addRow(xor))).toEqual([[[0, 0], [0, 1], [0, 0]], [[0], [1], [0]]]);
    expect(rowsOf(removeRow(xor, 0))).toEqual([[[0, 1]], [[1]]]);
    expect(rowsOf(addColumn(xor, 1))).toEqual([[[0, 0], [0, 1]], [[0, 0], [1, 0]]]);
    expect(rowsOf(removeColumn(xor, 0))).toEqual([[[0], [0]], [[0], [1]]]);
  });

  it('keeps the last row and the only column', () => {
    const one = removeRow(removeRow(xor, 0), 0);
    expect(rowsOf(one)).toEqual([[[0, 1]], [[1]]]);
    expect(removeColumn(xor, 1)[1]).toBe(xor[1]);
  });

  it('knows which group a column lies in', () => {
    expect([0, 1, 2].map((column) => placeOf(xor, column))).toEqual([{ group: 0, column: 0 }, { group: 0, column: 1 }, { group: 1, column: 0 }]);
  });
});
