const NUMBER = /^\s*"?[+-]?[\d.,]*\d[\d.,]*"?\s*$/;

/**
 * True for a text of several lines with the same number of fields in each, by tabs, semicolons or commas: rows of a spreadsheet. Commas stand in
 * verses too, so between them (and semicolons) there must be a number in each line below the first. Or rows aligned by blanks.
 */
export function looksLikeTable(text: string): boolean {
  const lines = text.trimEnd().split(/\r\n?|\n/).slice(0, 20).filter((line) => line.trim() !== '');
  if (lines.length < 3) return false;
  return isAlignedByBlanks(lines.slice(0, -1)) || ['\t', ';', ','].some((separator) => {
    // What stands in quotes separates nothing.
    const rows = lines.slice(0, -1).map((line) => line.replaceAll(/"[^"]*"/g, '').split(separator));
    const width = rows[0]?.length ?? 0;
    return width >= 2 && rows.every(({ length }) => length === width) && (separator === '\t' || rows.slice(1).every((fields) => fields.some((field) => NUMBER.test(field))));
  });
}

/** As older data sets are: the same number of fields on each line, three at least, half of them numbers. */
function isAlignedByBlanks(lines: readonly string[]): boolean {
  const rows = lines.map((line) => line.trim().replaceAll(/"[^"]*"/g, 'x').split(/[ \t]+/));
  const width = rows[0]?.length ?? 0;
  const fields = rows.slice(1).flat();
  return width >= 3 && rows.every(({ length }) => length === width) && fields.filter((field) => NUMBER.test(field)).length >= fields.length / 2;
}
