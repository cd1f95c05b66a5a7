import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../datasets/csv/profile.ts';
import { csvParams } from '../../../datasets/csv/schema.ts';
import { readTable } from '../../../datasets/csv/table.ts';
import { ownFilesIn } from '../../../datasets/own/ownFile.ts';
import { firstChoices, mayEmbed, paramsOf, titleOf, withUse } from './choices.ts';
import { looksLikeTable } from './looks.ts';

const profile = profileOf(readTable(new TextEncoder().encode(`a,b,kind\n${Array.from({ length: 12 }, (_, row) => `${row / 3},${row % 4},${row % 2 ? 'x' : 'y'}`).join('\n')}`)));
const file = { name: 'a.csv', sha256: '0'.repeat(64), bytes: 99 };
const uses = (columns: ReturnType<typeof withUse>) => columns.map(({ use, type }) => (use === 'none' ? use : `${use} ${type}`));

describe('another use of a column', () => {
  const { columns } = firstChoices(profile, null);

  it('leaves the others as they are', () => {
    expect(uses(columns)).toEqual(['feature number', 'feature number', 'label category']);
    expect(uses(withUse(columns, profile, 1, 'none'))).toEqual(['feature number', 'none', 'label category']);
    expect(uses(withUse(columns, profile, 1, 'feature', 'category'))).toEqual(['feature number', 'feature category', 'label category']);
  });

  it('as a label takes the place of a label that cannot stand beside it', () => {
    expect(uses(withUse(columns, profile, 0, 'label'))).toEqual(['label number', 'feature number', 'feature category']);
    expect(uses(withUse(withUse(columns, profile, 0, 'label'), profile, 1, 'label', 'number'))).toEqual(['label number', 'label number', 'feature category']);
  });
});

describe('the parameters of a node', () => {
  const choices = firstChoices(profile, null);
  const params = paramsOf(profile, choices, { labelled: 12, complete: 12 }, file, null);

  it('fit the schema, name the file, and hold no row', () => {
    expect(csvParams.safeParse(params).success).toBe(true);
    expect(ownFilesIn(params)).toEqual([file]);
    expect(JSON.stringify(params)).not.toContain('0.3333');
  });

  it('give the same choices when the window is opened again', () => {
    const changed = { ...choices, columns: withUse(choices.columns, profile, 0, 'none'), scale: 'minMax' as const, validationShare: 0.3, missing: 'fill' as const };
    const before = csvParams.parse(paramsOf(profile, changed, { labelled: 12, complete: 12 }, file, null));
    expect(firstChoices(profile, before)).toEqual(changed);
  });

  it('of a table that the graph carries need no file', () => {
    expect(ownFilesIn(paramsOf(profile, choices, { labelled: 12, complete: 12 }, file, 'a,b,kind\n'))).toEqual([]);
    expect([mayEmbed(new Blob(['x'.repeat(65_536)])), mayEmbed(new Blob(['x'.repeat(65_537)]))]).toEqual([true, false]);
  });
});

it.each([['iris.csv', 'iris'], ['auto-mpg.data', 'auto-mpg'], ['2024.05 results.tsv', '2024.05 results'], ['.csv', '.csv']])('%s is called %s', (name, title) => {
  expect(titleOf(name)).toBe(title);
});

describe('a pasted text', () => {
  it.each([
    ['rows of a spreadsheet', 'a\tb\n1\t2\n3\t4\n', true],
    ['rows with commas', 'a,b\n1,2\n"x, y",4\n5,6', true],
    ['rows aligned by blanks', '18.0   8   307.0  ?   "a b"\n15.0   8   350.0  165.0   "c d e"\n18.0   8   318.0  150.0   "f"\n16.0  8  304.0  150.0  "g h"\n', true],
    ['verses of as many words', 'Mary had a little lamb\nIts fleece was white indeed\nAnd everywhere that Mary went\nThe lamb was seen to follow\n', false],
    ['a sentence', 'Well, this is it.\nNo table, as one sees.\n', false],
    ['two lines', 'a,b\n1,2\n', false],
    ['verses with a comma in each line', 'It was the best, it was the worst\n'.repeat(5), false],
    ['prose of several lines', 'one, two\nthree\nfour, five, six\nseven\n', false],
  ])('%s', (_, text, expected) => {
    expect(looksLikeTable(text)).toBe(expected);
  });
});
