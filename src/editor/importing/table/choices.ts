/** From what was chosen in the window to the parameters of a dataset node. Pure. */
import { LIMITS, type Column } from '../../../datasets/csv/params.ts';
import { chooseColumns, chooseLabelScale, columnOf, typesOf, type TableProfile } from '../../../datasets/csv/profile.ts';
import type { CsvParams } from '../../../datasets/csv/schema.ts';
import type { OwnFile } from '../../../datasets/own/ownFile.ts';
import type { Json, Params } from '../../../graph/document.ts';
import type { Counts } from './messages.ts';

/** What the window sets; the rest is told by the file. */
export interface Choices {
  readonly columns: readonly Column[];
  readonly scale: CsvParams['scale'];
  readonly labelScale: CsvParams['labelScale'];
  readonly missing: CsvParams['missing'];
  readonly validationShare: number;
  /** The rows stand in the graph. */
  readonly embed: boolean;
}

/** The first choice for a table; `before` is what the node has whose data are looked at again. */
export function firstChoices(profile: TableProfile, before: CsvParams | null): Choices {
  const fresh = chooseColumns(profile);
  const kept = before?.columns;
  const alike = kept?.length === profile.columns.length && kept.every(({ name }, at) => name === profile.columns[at]?.name);
  // The same table: as it was chosen, with what the columns hold read anew.
  const columns = alike ? kept.map((column, at) => columnOf(profile.columns[at] as TableProfile['columns'][number], column.use, column.type, profile.rows)) : fresh;
  return {
    columns,
    scale: before?.scale ?? 'standardise',
    labelScale: before?.labelScale ?? chooseLabelScale(columns, profile),
    missing: before?.missing ?? 'drop',
    validationShare: before?.validationShare ?? 0.2,
    embed: before !== null && before.text !== '',
  };
}

/** Another use of one column. A category as label is the only label; numbers may be several. */
export function withUse(columns: readonly Column[], profile: TableProfile, at: number, use: Column['use'], type?: Column['type']): readonly Column[] {
  const of = profile.columns[at];
  if (!of) return columns;
  const before = columns[at]?.type ?? 'number';
  const types = typesOf(of);
  const wanted = type ?? (types.includes(before) ? before : (types[0] ?? 'number'));
  const changed = columnOf(of, use, wanted, profile.rows);
  return columns.map((column, other) => {
    if (other === at) return changed;
    const clashes = use === 'label' && column.use === 'label' && (changed.type === 'category' || column.type === 'category');
    const { name, type: as } = column;
    const gives = profile.columns[other];
    return clashes && gives ? columnOf(gives, 'feature', as, profile.rows) : clashes ? { name, use: 'none', type: as } : column;
  });
}

export function mayEmbed(file: Blob): boolean {
  return file.size <= LIMITS.embeddedCharacters;
}

/** The node's parameters. @param text the whole table, where it is embedded. */
export function paramsOf({ layout }: TableProfile, { columns, scale, labelScale, missing, validationShare }: Choices, counts: Counts, file: OwnFile, text: string | null): Params {
  const params = {
    source: 'csv', file: { ...file },
    encoding: layout.encoding, separator: layout.separator, decimal: layout.decimal, header: layout.header,
    ...(layout.missingWords.length > 0 ? { missingWords: layout.missingWords } : {}),
    ...(text === null ? {} : { text }),
    scale, labelScale, missing, validationShare, columns, counts: { ...counts },
  };
  // Through JSON, as a file holds it: what is left out is not there.
  return JSON.parse(JSON.stringify(params)) as Record<string, Json>;
}

/** A file's name as a node is called: without its ending. */
export function titleOf(name: string): string {
  return name.replace(/\.[A-Za-z]{1,7}$/, '').slice(0, 100) || name;
}
