/** True for a text of several lines with the same number of fields in each, by tabs, semicolons or commas: rows of a spreadsheet. */
export function looksLikeTable(text: string): boolean {
  const lines = text.trimEnd().split(/\r\n?|\n/).slice(0, 20).filter((line) => line.trim() !== '');
  if (lines.length < 3) return false;
  return ['\t', ';', ','].some((separator) => {
    // What stands in quotes separates nothing.
    const counts = lines.slice(0, -1).map((line) => line.replaceAll(/"[^"]*"/g, '').split(separator).length);
    return (counts[0] ?? 0) >= 2 && counts.every((count) => count === counts[0]);
  });
}
