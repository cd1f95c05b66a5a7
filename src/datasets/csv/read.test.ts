import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guessLayout } from './layout.ts';
import { chooseColumns, countRows, isLabelGuessed, profileOf } from './profile.ts';
import { readTable } from './table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const profile = (text: string) => profileOf(readTable(bytesOf(text)));

const IRIS = ['sepal_length,sepal_width,petal_length,petal_width,species', ...Array.from({ length: 12 }, (_, row) => `${5 + row / 10},${3 + row / 20},${1.5 + row / 4},${0.2 + row / 6},${['setosa', 'versicolor', 'virginica'][row % 3] ?? ''}`)].join('\n');
const MPG = [0, 1, 2, 3, 4].map((row) => `${18 + row}.0   ${4 + row}   307.${row}      ${row === 2 ? '?' : '130.0'}      3504.      12.${row}   70  1\t"chevrolet   chevelle ${row}"`).join('\n');
/** See `tables/README.md`. */
const [WINE, AUTO_MPG] = ['wine.data', 'auto-mpg.data'].map((name) => readFileSync(new URL(`tables/${name}`, import.meta.url), 'utf8')) as [string, string];

describe('how a table is written is guessed:', () => {
  it.each([
    ['commas and names', 'a,b\n1,2\n3,4\n', { separator: ',', decimal: '.', header: true, encoding: 'utf-8' }],
    ['no names', '5.1,3.5,setosa\n4.9,3.0,setosa\n', { separator: ',', header: false }],
    ['semicolons and decimal commas', 'a;b;c\n1,5;2,5;x\n3,5;4,5;y\n', { separator: ';', decimal: ',', header: true }],
    ['semicolons and decimal points', '"fixed acidity";"quality"\n7.4;5\n7.8;6\n', { separator: ';', decimal: '.', header: true }],
    ['tabs', 'a\tb\n1\t2\n', { separator: '\t', header: true }],
    ['tabs and decimal commas', 'a\tb\n1,5\t2\n3,25\t4\n', { separator: '\t', decimal: ',' }],
    ['blanks that align the columns, as UCI’s Auto-MPG has them', MPG, { separator: ' ', header: false, decimal: '.' }],
    ['words everywhere', 'cap,odor,class\nflat,none,edible\nflat,foul,poisonous\n', { separator: ',', header: true }],
    ['words everywhere and no names', 'x,n,e\nx,n,p\ny,n,e\n', { separator: ',', header: false }],
  ])('%s', (_, text, expected) => {
    expect(guessLayout(bytesOf(text))).toMatchObject(expected);
  });

  it.each([
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, ...bytesOf('Größe,b\n1,2\n3,4\n')], 'utf-8'],
    ['UTF-16 from Windows', [0xff, 0xfe, ...new Uint8Array(Uint16Array.from('Größe,b\n1,2\n3,4\n', (c) => c.charCodeAt(0)).buffer)], 'utf-16le'],
    ['UTF-16 without a mark', [...new Uint8Array(Uint16Array.from('Größe,b\n1,2\n3,4\n', (c) => c.charCodeAt(0)).buffer)], 'utf-16le'],
    ['Latin-1', Array.from('Größe,b\n1,2\n3,4\n', (c) => c.charCodeAt(0)), 'windows-1252'],
  ])('%s', (_, bytes, encoding) => {
    const table = readTable(Uint8Array.from(bytes));
    expect(table.layout.encoding).toBe(encoding);
    expect(table.columns.map(({ name }) => name)).toEqual(['Größe', 'b']);
  });
});

describe('a table is read', () => {
  it('with its numbers, its categories and what is missing', () => {
    const { columns, rows } = profile(IRIS);
    expect(rows).toBe(12);
    expect(columns.map(({ kind }) => kind)).toEqual(['number', 'number', 'number', 'number', 'category']);
    expect(columns[0]?.numbers).toMatchObject({ min: 5, max: 6.1, whole: false });
    expect(columns[0]?.numbers?.mean).toBeCloseTo(5.55, 10);
    expect(columns[0]?.numbers?.histogram.reduce((a, b) => a + b)).toBe(12);
    expect(columns[4]?.categories).toEqual([{ value: 'setosa', count: 4 }, { value: 'versicolor', count: 4 }, { value: 'virginica', count: 4 }]);
  });

  it('whatever the ends of its lines, with quotes, separators and lines inside of quotes', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { columns, preview } = profile(['name,b', '"x, ""y""",1', `"two${end}lines",2`, ' z ,3', '', ''].join(end));
      expect(columns.map(({ name }) => name)).toEqual(['name', 'b']);
      expect(preview).toEqual([['x, "y"', '1'], ['two\nlines', '2'], ['z', '3']]);
    }
  });

  it('by blanks as UCI writes it, with ? for what is missing and a quoted name', () => {
    const { columns, preview, layout } = profile(MPG);
    expect(layout).toMatchObject({ separator: ' ', header: false });
    expect(preview[2]).toEqual(['20.0', '6', '307.2', '?', '3504.', '12.2', '70', '1', 'chevrolet chevelle 2']);
    expect(columns[3]).toMatchObject({ missing: 1, missingWords: ['?'] });
  });

  it('to the last row where it comes in many pieces', () => {
    const lines = Array.from({ length: 60_000 }, (_, row) => `${row},"with, comma ${row % 7}",${(row * 37) % 101}`);
    const table = readTable(bytesOf(`id,text,y\n${lines.join('\n')}`));
    expect(table.rows).toBe(60_000);
    expect(table.columns[2]?.numbers[59_999]).toBe((59_999 * 37) % 101);
    expect(table.columns[0]?.numbers[31_415]).toBe(31_415);
  });
});

it('of 100,000 rows the page gets a few kilobytes, and hears after each piece how far it is', () => {
  const lines = Array.from({ length: 100_000 }, (_, row) => `${(row * 0.37).toFixed(2)},${row % 11},${['a', 'b'][row % 2] ?? ''}`);
  const told: number[] = [];
  const table = readTable(bytesOf(`x,y,class\n${lines.join('\n')}`), {}, (rows) => { told.push(rows); });
  expect(table.rows).toBe(100_000);
  expect(JSON.stringify(profileOf(table)).length).toBeLessThan(4000);
  expect(told.length).toBeGreaterThan(4);
  expect(told.at(-1)).toBe(100_000);
}, 60_000);

describe('the first choice', () => {
  const uses = (text: string) => Object.fromEntries(chooseColumns(profile(text)).map(({ name, use, type }) => [name, use === 'none' ? use : `${use} ${type}`]));

  it('foretells the last category from the numbers', () => {
    expect(uses(IRIS)).toEqual({ sepal_length: 'feature number', sepal_width: 'feature number', petal_length: 'feature number', petal_width: 'feature number', species: 'label category' });
  });

  it('foretells a column whose name says so, and leaves out numbers of rows, dates and free text', () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row + 1},${20 + (row % 9) / 2},${4 + (row % 3)},2024-05-${10 + row % 20},car ${row},${['usa', 'japan'][row % 2] ?? ''}`);
    expect(uses(`nr,mpg,cylinders,day,name,origin\n${rows.join('\n')}`)).toEqual({ nr: 'none', mpg: 'label number', cylinders: 'feature number', day: 'none', name: 'none', origin: 'feature category' });
  });

  it('takes few whole numbers for classes, as in UCI’s wine, where the first column has them', () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${1 + (row % 3)},${13 + row / 7},${row % 4}.${row}`);
    expect(uses(rows.join('\n'))).toEqual({ 'Column 1': 'label category', 'Column 2': 'feature number', 'Column 3': 'feature number' });
  });

  it('of UCI’s wine as it is published, 178 rows without names, is its class from 13 measures', () => {
    expect(uses(WINE)).toEqual({ class: 'label category', ...Object.fromEntries(['alcohol', 'malic acid', 'ash', 'alcalinity of ash', 'magnesium', 'total phenols', 'flavanoids', 'nonflavanoid phenols', 'proanthocyanins', 'color intensity', 'hue', 'OD280/OD315 of diluted wines', 'proline'].map((name) => [name, 'feature number'])) });
  });

  it('of UCI’s Auto-MPG as it is published, aligned by blanks and without names, is the miles per gallon, with the origin as categories and no names of cars', () => {
    expect(uses(AUTO_MPG)).toEqual({ mpg: 'label number', cylinders: 'feature number', displacement: 'feature number', horsepower: 'feature number', weight: 'feature number', acceleration: 'feature number', 'model year': 'feature number', origin: 'feature category', 'car name': 'none' });
  });

  it('of a table that nobody knows, without names and with texts at its end, is its first column rather than a number beside the texts, and counts as a guess', () => {
    const unknown = AUTO_MPG.split('\n').slice(1).join('\n');
    expect(uses(unknown)).toMatchObject({ 'Column 1': 'label number', 'Column 8': 'feature number', 'Column 9': 'none' });
    expect(isLabelGuessed(profile(unknown))).toBe(true);
    for (const sure of [AUTO_MPG, WINE, IRIS]) expect(isLabelGuessed(profile(sure))).toBe(false);
  });

  it('keeps a yes or no of 0 and 1 a number', () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row / 3},${row % 2}`);
    expect(uses(`age,survived\n${rows.join('\n')}`)).toEqual({ age: 'feature number', survived: 'label number' });
  });

  it('does not take a column of numbers in which a word stands, and says on which line it does', () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row === 20 ? 'twelve' : row / 3},${row / 2},${row % 2 ? 'a' : 'b'}`);
    const table = profile(`age,height,class\n${rows.join('\n')}`);
    expect(chooseColumns(table)[0]?.use).toBe('none');
    expect(table.columns[0]?.stray).toEqual({ line: 22, value: 'twelve', infinite: false });
  });
});

it('rows are counted that have a label, and those that lack nothing', () => {
  const table = readTable(bytesOf('a,b,y\n1,2,x\n,2,y\n3,?,x\n4,5,\n6,7,y\n8,9,x\n'));
  const chosen = chooseColumns(profileOf(table));
  expect(countRows(table, chosen)).toEqual({ labelled: 5, complete: 3 });
  expect(countRows(table, chosen.map((column) => (column.name === 'b' ? { ...column, use: 'none' } : column)))).toEqual({ labelled: 5, complete: 4 });
});
