import { i18n } from '../../words/i18n.ts';
import { defineSource, type Data, type DataDescription, type DataProblem } from '../source.ts';
import { columnsFor, hasOwnPlace, LIMITS, widthOf, type Column } from './params.ts';
import { csvParams, usableRows, type CsvParams } from './schema.ts';

/** A table from a person's file: its rows lie on their machine, what is known of its columns in the node. */
export const csv = defineSource({
  id: 'csv',
  label: i18n.t('Table from a file'),
  summary: i18n.t('Rows of a CSV or TSV file of yours.'),
  params: csvParams,
  describe: describeCsv,
  async load(values, context): Promise<Data> {
    return (await import('./load.ts')).loadCsv(values, context);
  },
});

function describeCsv(values: CsvParams): DataDescription | DataProblem {
  const features = columnsFor(values.columns, 'feature').map(({ column }) => column);
  const labels = columnsFor(values.columns, 'label').map(({ column }) => column);
  const problem = problemOf(values, features, labels);
  if (problem) return problem;
  const rows = usableRows(values);
  const validationRows = Math.floor(rows * values.validationShare);
  const [label] = labels as [Column];
  const classes = label.type === 'category' ? label.categories : undefined;
  return {
    features: { shape: [features.reduce((sum, column) => sum + widthOf(column, values.missing), 0)], ...rangeOf(features, values.scale) },
    labels: classes ? { shape: [classes.length], classes: classes.length, range: [0, 1] } : { shape: [labels.length], ...rangeOf(labels, values.labelScale) },
    trainRows: rows - validationRows,
    validationRows,
    task: classes || isYesOrNo(labels, values.labelScale) ? 'classification' : 'regression',
    featureNames: features.flatMap((column) => namesOf(column, values.missing)),
    labelNames: labels.map(({ name }) => name),
    ...(classes ? { classNames: classes } : {}),
  };
}

function problemOf(values: CsvParams, features: readonly Column[], labels: readonly Column[]): DataProblem | null {
  if (values.file === null && values.text === '') return { param: 'file', message: i18n.t('No table is chosen yet. Choose a file in the inspector, or drop one on the page.') };
  if (features.length === 0) return { param: 'columns', message: i18n.t('No column is a feature. Choose at least one.') };
  const [label, second] = labels;
  if (!label) return { param: 'columns', message: i18n.t('No column is the label. Choose what to foretell.') };
  const category = labels.find(({ type }) => type === 'category');
  if (category && second) return { param: 'columns', message: i18n.t('“{name}” is a category, which cannot be a label beside others. Choose one, or only numbers.', { name: category.name }) };
  const single = values.columns.find(({ use, type, categories }) => use !== 'none' && type === 'category' && (categories?.length ?? 0) < (use === 'label' ? 2 : 1));
  if (single) return { param: 'columns', message: i18n.t('“{name}” has too few categories to tell apart. Choose another column.', { name: single.name }) };
  const width = features.reduce((sum, column) => sum + widthOf(column, values.missing), 0);
  if (width > LIMITS.columns) return { param: 'columns', message: i18n.t('The columns make {width, number} inputs; at most {most, number} are taken. Leave out some with many categories.', { width, most: LIMITS.columns }) };
  const rows = usableRows(values);
  if (rows - Math.floor(rows * values.validationShare) < 1) return { param: 'missing', message: i18n.t('No row is left to train with. Fill in missing values, or choose other columns.') };
  return null;
}

/** Numbers keep their range only where they are not scaled; what is scaled lies around 0 to 1. */
function rangeOf(columns: readonly Column[], scale: CsvParams['scale']): { readonly range: readonly [number, number] } | object {
  const ranges = columns.map(({ type, range }) => (type === 'category' ? ([0, 1] as const) : range));
  if (scale !== 'none' || ranges.some((range) => range === undefined)) return {};
  return { range: [Math.min(...ranges.map((range) => range?.[0] ?? 0)), Math.max(...ranges.map((range) => range?.[1] ?? 0))] };
}

function isYesOrNo(labels: readonly Column[], scale: CsvParams['labelScale']): boolean {
  return scale === 'none' && labels.every(({ whole, range }) => whole === true && range?.[0] === 0 && range[1] === 1);
}

function namesOf(column: Column, missing: CsvParams['missing']): readonly string[] {
  if (column.type === 'number') return [column.name];
  const values = (column.categories ?? []).map((value) => `${column.name} = ${value}`);
  return hasOwnPlace(column, missing) ? [...values, i18n.t('{name} missing', { name: column.name })] : values;
}
