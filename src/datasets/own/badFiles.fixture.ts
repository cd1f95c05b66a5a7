/** Files that cannot be used, each with what is said of it: where, what was found, what was expected, what to do. */
export interface BadFile {
  /** What is wrong, for the test's name. */
  readonly what: string;
  /** Which reader it goes to: a line of `readers` in the test. */
  readonly reader: 'table';
  readonly bytes: Uint8Array;
  /** "Line 3, column “age”: …", whole. */
  readonly message: string;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const begins = (...bytes: readonly number[]) => Uint8Array.from([...bytes, ...new Array<number>(60).fill(7)]);
const table = (what: string, content: string | Uint8Array, message: string): BadFile => ({ what, reader: 'table', bytes: typeof content === 'string' ? utf8(content) : content, message });

const SHAPE = 'A table has names on its first line and one example on each line after it.';
const XLSX = 'It is a zip file, as a workbook of Excel (.xlsx) or LibreOffice (.ods) is. Open it there and save the sheet as CSV.';
const rows = (count: number, line: (row: number) => string) => Array.from({ length: count }, (_, row) => line(row)).join('\n');
const MEND = 'Mend it in the file, or take it for missing.';

export const BAD_FILES: readonly BadFile[] = [
  table('empty', '', `The file is empty. ${SHAPE}`),
  table('only empty lines', '\n\n\r\n\n', `The file holds nothing but empty lines. ${SHAPE}`),
  table('only a line of names', 'a,b,c\n', 'Line 1: There is only this line of names and no row after it. Add at least two rows with examples.'),
  table('one row', 'a,b\n1,2\n', 'Line 1: There is only one row. A network learns from many examples: add more rows.'),
  table('one column', 'a\n1\n2\n3\n', 'Line 1: There is only one column, because no “,” stands on this line. A table needs two: one to learn from and one to foretell. If another character separates the fields, choose it as the separator.'),
  table('fields separated by a sign that nobody expects', 'a:b:c\n1:2:3\n4:5:6\n', 'Line 1: There is only one column, because no “,” stands on this line. A table needs two: one to learn from and one to foretell. If another character separates the fields, choose it as the separator.'),
  table('a row with a field too few', 'a,b,c\n1,2,3\n4,5\n6,7,8\n', 'Line 3: There are 2 fields, but line 1 has 3. Every line needs as many: look for a “,” that is missing or too much; a text that holds one belongs in quotes.'),
  table('a row with a field too many, after a field of two lines', 'a,b\n"x\ny",2\n3,4,5\n', 'Line 4: There are 3 fields, but line 1 has 2. Every line needs as many: look for a “,” that is missing or too much; a text that holds one belongs in quotes.'),
  table('a row of one field', `a;b\n${rows(9, (row) => `${row};2`)}\nthe end\n`, 'Line 11: There is 1 field, but line 1 has 2. Every line needs as many: look for a “;” that is missing or too much; a text that holds one belongs in quotes.'),
  table('a decimal comma between commas', 'a,b\n1,2\n3,4\n5,1,6\n', 'Line 4: There are 3 fields, but line 1 has 2. Every line needs as many: look for a “,” that is missing or too much; a text that holds one belongs in quotes.'),
  table('a title above the names', 'Measurements of 2024\na,b\n1,2\n3,4\n', 'Line 1: There is only one column, because no “,” stands on this line. A table needs two: one to learn from and one to foretell. If another character separates the fields, choose it as the separator.'),
  table('a quote that never closes', 'a,b\n1,"two\n3,4\n5,6\n', 'Line 2: A quote (") opens on this line and is never closed. Close it, or take it out.'),
  table('text after a closing quote', 'a,b\n1,2\n"x"y,2\n', 'Line 3: A quoted field goes on after its closing quote. Put the separator “,” after the quote, or write a quote inside of quotes twice: "".'),
  table('two columns of one name', 'age,height,age\n1,2,3\n4,5,6\n', 'Line 1, column “age”: Columns 1 and 3 have the same name. Give each a name of its own, so that they can be told apart.'),
  table('a NUL byte', 'a,b\n1,2\n3,\0\n', 'Line 3, column “2”: The field holds a NUL byte, which no text has. The file is damaged, or of another kind: export it again as CSV.'),
  table('a huge field', `a,b\n1,${'x'.repeat(20_000)}\n`, 'Line 2, column “2”: The field has 20,000 characters; at most 10,000 are taken. Perhaps a quote is not closed, or the file is no table.'),
  table('a web page called .csv', '<!DOCTYPE html>\n<html><body>Not found</body></html>', 'Line 1: It is a web page (it begins with “<!DOCTYPE html>”), not a table. Perhaps the download gave a page instead: get the raw CSV file.'),
  table('JSON called .csv', '[{"a": 1, "b": 2}]', 'Line 1: It is JSON (it begins with “[{"a": 1, "b": 2}]”), not a table. Save the data as CSV: names on the first line, one example on each line after it.'),
  table('a workbook called .csv', begins(0x50, 0x4b, 3, 4), XLSX),
  table('an old workbook', begins(0xd0, 0xcf, 0x11, 0xe0), 'It is an old workbook of Excel (.xls). Open it there and save the sheet as CSV.'),
  table('a PDF', begins(0x25, 0x50, 0x44, 0x46), 'It is a PDF. Copy the rows out of it into a spreadsheet and save that as CSV.'),
  table('a picture', begins(0x89, 0x50, 0x4e, 0x47), 'It is a picture. A table is text with one example on each line.'),
  table('a gzipped table', begins(0x1f, 0x8b), 'It is zipped by gzip. Unpack it first.'),
  table('a Parquet file', begins(0x50, 0x41, 0x52, 0x31), 'It is a Parquet file. Save it as CSV, with pandas for instance: pandas.read_parquet(…).to_csv(…).'),
  table('a database', utf8('SQLite format 3\0'), 'It is a database of SQLite. Export one of its tables as CSV.'),
  table('too many rows', `a,b\n${rows(100_001, () => '1,2')}`, 'Line 100,002: The table goes on after 100,000 rows, which is as many as are taken of 2 columns. Keep a sample of the rows.'),
  table('too many columns', `${Array.from({ length: 1001 }, (_, at) => `c${at}`).join(',')}\n`, 'Line 1: There are 1,001 columns; at most 1,000 are taken. Leave some out, or keep images as image files.'),
  table('a word in a column of numbers', `age,y\n${rows(30, (row) => `${row === 16 ? 'n.n.' : row / 4},${row % 2 ? 'a' : 'b'}`)}`, `Line 18, column “age”: Found “n.n.” where a number was expected. ${MEND}`),
  table('a number with a separator of thousands', `price,y\n${rows(30, (row) => `${row === 2 ? '"1,234.5"' : row / 4},${row % 2 ? 'a' : 'b'}`)}`, `Line 4, column “price”: Found “1,234.5” where a number was expected. ${MEND}`),
  table('an infinite number', 'a,y\n1,x\ninf,y\n3.5,x\n4,y\n', `Line 3, column “a”: Found “inf”, which is larger than a network can hold. ${MEND}`),
  table('a number too large for 32 bits', 'a,y\n1,x\n2.5,y\n1e39,x\n4,y\n', `Line 4, column “a”: Found “1e39”, which is larger than a network can hold. ${MEND}`),
  table('no column that could be a label', 'a,b\n2024-01-01,x y\n2024-01-02,z w\n2024-01-03,u v\n', 'No column is a feature. Choose at least one.'),
  table('nothing but missing values in the only feature', 'a,y\n?,x\nNA,y\n,x\n-,y\n', 'No column is a feature. Choose at least one.'),
  table('a feature, but nothing to foretell', 'a,b\n1.5,same\n2.5,same\n3.5,same\n', 'No column is a feature. Choose at least one.'),
  table('no row in which nothing is missing', 'a,b,y\n1.5,,x\n,2.5,y\n3.5,,x\n,4.5,y\n', 'No row is left to train with. Fill in missing values, or choose other columns.'),
  table('too many categories to be classes', `x,name\n${rows(300, (row) => `${row / 7},name ${Math.floor(row / 2)}`)}`, 'No column is a feature. Choose at least one.'),
];
