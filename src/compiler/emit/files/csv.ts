/** Scripts that read a person's table: the steps of `src/datasets/csv/load.ts`, in Python and JavaScript. */
import { columnsFor, hasOwnPlace } from '../../../datasets/csv/params.ts';
import { csvParams, type CsvParams } from '../../../datasets/csv/schema.ts';
import { NOTHING } from '../../../datasets/csv/values.ts';
import type { ProgramSource } from '../../program.ts';
import { constantName, JAVASCRIPT_READ_FILE, PYTHON_READ_FILE, type FileRows } from './fileRows.ts';

export function csvRows(source: ProgramSource): FileRows {
  const params = csvParams.parse(source.params);
  const name = constantName(source.node);
  const embedded = params.text !== '';
  return {
    kind: 'file',
    source,
    files: embedded || !params.file ? [] : [params.file],
    python: {
      definitions: [...(embedded ? [] : [PYTHON_READ_FILE]), PYTHON_TABLE],
      constant: `${name} = {\n${entries(params, embedded).map(([key, value]) => `    "${key}": ${pythonValue(value)},\n`).join('')}}`,
      call: (folder) => (embedded ? `read_table(${name}["text"], ${name})` : `read_table(read_file(${folder}, ${name}["name"], ${name}["sha256"]).decode(${name}["encoding"], "replace"), ${name})`),
    },
    javascript: {
      definitions: [...(embedded ? [] : [JAVASCRIPT_READ_FILE]), JAVASCRIPT_SPLIT, JAVASCRIPT_TABLE],
      constant: `const ${name} = {\n${entries(params, embedded).map(([key, value]) => `  ${key}: ${scriptValue(value)},\n`).join('')}};`,
      call: (folder) => (embedded ? `readTable(${name}.text, ${name})` : `readTable(new TextDecoder(${name}.encoding).decode(readFile(${folder}, ${name}.name, ${name}.sha256)), ${name})`),
    },
  };
}

/** A value as JSON has it, or lines of text. */
type Value = string | number | boolean | null | readonly Value[] | { readonly lines: string };

/** What both languages are told of the table, by the same names. */
function entries(params: CsvParams, embedded: boolean): readonly (readonly [string, Value])[] {
  const column = (use: 'feature' | 'label') => columnsFor(params.columns, use).map(({ column: each, at }): Value => [at, each.type === 'category' ? (each.categories ?? []) : null, use === 'feature' && hasOwnPlace(each, params.missing)]);
  const where: readonly (readonly [string, Value])[] = embedded ? [['text', { lines: params.text }]] : [['name', params.file?.name ?? ''], ['sha256', params.file?.sha256 ?? ''], ['encoding', params.encoding]];
  return [
    ...where,
    ['separator', params.separator],
    ['decimal', params.decimal],
    ['header', params.header],
    ['missing', [...NOTHING, ...params.missingWords]],
    ['fill', params.missing === 'fill'],
    ['features', column('feature')],
    ['labels', column('label')],
    ['scale', params.scale],
    ['labelScale', params.labelScale],
    ['validationShare', params.validationShare],
  ];
}

function pythonValue(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(pythonValue).join(', ')}]`;
  if (isLines(value)) return `(\n${textLines(value.lines).map((line) => `        ${JSON.stringify(line)}\n`).join('')}    )`;
  return JSON.stringify(value);
}

function scriptValue(value: Value): string {
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(scriptValue).join(', ')}]`;
  if (isLines(value)) return `[\n${textLines(value.lines).map((line) => `    ${JSON.stringify(line)},\n`).join('')}  ].join('')`;
  return JSON.stringify(value);
}

function isLines(value: Value): value is { readonly lines: string } {
  return typeof value === 'object' && value !== null && 'lines' in value;
}

/** Lines with their ends. */
function textLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [''];
}

const PYTHON_TABLE = `def read_table(text, table):
    """Features and labels to train with, then those to check with, as the graph prepares them."""
    text = text.lstrip("\\ufeff").replace("\\r\\n", "\\n").replace("\\r", "\\n")
    if table["separator"] == " ":
        text = re.sub(r"^ | $", "", re.sub(r"[ \\t]+", " ", text), flags=re.MULTILINE)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=table["separator"]) if row][1 if table["header"] else 0 :]
    rows = [[field.strip() for field in row] for row in rows if any(field.strip() for field in row)]
    missing = set(table["missing"])

    def value(field, categories):
        if field in missing or field.lower() in missing:
            return np.nan
        return float(field.replace(table["decimal"], ".")) if categories is None else categories.index(field)

    columns = table["features"] + table["labels"]
    values = np.array([[value(row[at], categories) for at, categories, _ in columns] for row in rows], dtype="float64")
    labels = len(table["features"])
    # Rows without a label, and those that lack a feature where gaps are not filled, are left out.
    values = values[~np.isnan(values[:, labels if table["fill"] else 0 :]).any(axis=1)]
    index = np.arange(len(values))
    share = table["validationShare"]
    validation = np.floor((index + 1) * share) > np.floor(index * share)

    def prepared(column, categories, own_place, scale):
        """One column, its gaps filled and its scale fitted by the training rows alone."""
        if categories is not None:
            place = np.where(np.isnan(column), len(categories), column).astype(int)
            return np.eye(len(categories) + own_place)[place]
        if np.isnan(column).any():
            column = np.where(np.isnan(column), np.nan_to_num(np.nanmean(column[~validation])), column)
        train = column[~validation]
        if scale == "standardise":
            column = (column - train.mean()) / (train.std() or 1)
        elif scale == "minMax":
            column = (column - train.min()) / ((train.max() - train.min()) or 1)
        return column[:, None]

    def arrays(first, chosen, scale):
        whole = [prepared(values[:, first + at], categories, own, scale) for at, (_, categories, own) in enumerate(chosen)]
        return np.concatenate(whole, axis=1).astype("float32")

    features = arrays(0, table["features"], table["scale"])
    answers = arrays(labels, table["labels"], table["labelScale"])
    checked = (features[validation], answers[validation]) if validation.any() else (None, None)
    return features[~validation], answers[~validation], *checked`;

const JAVASCRIPT_SPLIT = `/** The fields of each line; a field in quotes may hold anything, quotes doubled. */
function splitLines(text, separator) {
  const rows = [];
  let row = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (text[end + 1] === '"') end = text.indexOf('"', end + 2);
      field = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      while (at < text.length && text[at] !== separator && text[at] !== '\\n') at++;
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\\n') at++;
      field = text.slice(start, at);
    }
    row.push(field);
    // A separator at the very end opens one more field.
    if (text[at] === separator && at === text.length - 1) row.push('');
    if (at >= text.length - 1 || text[at] === '\\n') {
      rows.push(row);
      row = [];
    }
    at++;
  }
  return rows.filter((fields) => fields.length > 1 || fields[0] !== '');
}`;

const JAVASCRIPT_TABLE = `/** Features and labels to train with, then those to check with, as the graph prepares them. */
function readTable(content, table) {
  let text = content.replace(/^\\uFEFF/, '').replace(/\\r\\n?/g, '\\n');
  if (table.separator === ' ') text = text.replace(/[ \\t]+/g, ' ').replace(/^ | $/gm, '');
  const lines = splitLines(text, table.separator).slice(table.header ? 1 : 0).map((row) => row.map((field) => field.trim()));
  const missing = new Set(table.missing);
  const valueOf = (field, categories) => {
    if (missing.has(field) || missing.has(field.toLowerCase())) return NaN;
    return categories === null ? Number(field.replace(table.decimal, '.')) : categories.indexOf(field);
  };
  const columns = [...table.features, ...table.labels];
  // Rows without a label, and those that lack a feature where gaps are not filled, are left out.
  const values = lines
    .filter((row) => row.some((field) => field !== ''))
    .map((row) => columns.map(([at, categories]) => valueOf(row[at], categories)))
    .filter((row) => !row.slice(table.fill ? table.features.length : 0).some(Number.isNaN));
  const share = table.validationShare;
  const isValidation = values.map((_, row) => Math.floor((row + 1) * share) > Math.floor(row * share));
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

  /** One column, its gaps filled and its scale fitted by the training rows alone. */
  function prepared(column, categories, ownPlace, scale) {
    if (categories !== null) {
      return column.map((place) => Array.from({ length: categories.length + (ownPlace ? 1 : 0) }, (_, at) => (at === (Number.isNaN(place) ? categories.length : place) ? 1 : 0)));
    }
    const known = column.filter((value, row) => !isValidation[row] && !Number.isNaN(value));
    const mean = known.length === 0 ? 0 : sum(known) / known.length;
    const filled = column.map((value) => (Number.isNaN(value) ? mean : value));
    const train = filled.filter((_, row) => !isValidation[row]);
    let [shift, spread] = [0, 1];
    if (scale === 'standardise') {
      shift = sum(train) / train.length;
      spread = Math.sqrt(sum(train.map((value) => (value - shift) ** 2)) / train.length) || 1;
    } else if (scale === 'minMax') {
      shift = train.reduce((a, b) => Math.min(a, b));
      spread = train.reduce((a, b) => Math.max(a, b)) - shift || 1;
    }
    return filled.map((value) => [(value - shift) / spread]);
  }

  const rowsOf = (first, chosen, scale) => {
    const whole = chosen.map(([, categories, ownPlace], at) => prepared(values.map((row) => row[first + at]), categories, ownPlace, scale));
    return values.map((_, row) => whole.flatMap((column) => column[row]));
  };
  const features = rowsOf(0, table.features, table.scale);
  const labels = rowsOf(table.features.length, table.labels, table.labelScale);
  const only = (rows, checked) => rows.filter((_, row) => isValidation[row] === checked);
  const tensors = (checked) => [tf.tensor2d(only(features, checked)), tf.tensor2d(only(labels, checked))];
  return [...tensors(false), ...(isValidation.includes(true) ? tensors(true) : [null, null])];
}`;
