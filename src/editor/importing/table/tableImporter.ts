import { i18n } from '../../../words/i18n.ts';
import type { CameFile } from '../came.ts';
import type { Importer } from '../importer.ts';
import { looksLikeTable } from './looks.ts';

/** By its ending: also workbooks, whose message says how they become a table. */
const TABLE = /\.(csv|tsv|tab|data|xlsx?|ods|parquet)$/i;
const TEXT = /\.(txt|dat)$/i;

/** Rows of a CSV or TSV file, or pasted from a spreadsheet. */
export const tableImporter: Importer = {
  id: 'table',
  sources: ['csv'],
  change: i18n.t('Change columns…'),
  label: i18n.t('A table: CSV, TSV, or rows copied from a spreadsheet'),
  accept: ['.csv', '.tsv', '.tab', '.data', '.txt', 'text/csv', 'text/tab-separated-values'],
  recognises: (came) => came.length === 1 && came.every(isTable),
  load: async () => (await import('./TableWindow.tsx')).TableWindow,
};

function isTable({ name, head }: CameFile): boolean {
  return TABLE.test(name) || (TEXT.test(name) && looksLikeTable(new TextDecoder().decode(head)));
}
