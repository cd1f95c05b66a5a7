/** The data of a PyTorch script: functions that give training and validation rows as tensors. */
import { torchFromKerasOrder } from '../../nodes/shared/torch.ts';
import type { Split } from '../../datasets/source.ts';
import type { Program, ProgramSource } from '../program.ts';
import { readingCode, type DigitRows, type ProgramData, type WrittenRows } from './data.ts';
import type { FileRows } from './files/fileRows.ts';
import { commentText, indented, Lines, type Section } from './lines.ts';
import { identifier } from './names.ts';
import { readIdxSource, splitArrays, type ArrayWriter } from './python.ts';

const TORCH: ArrayWriter = {
  list: (text) => (text.includes('\n') ? `torch.tensor(\n    ${text.split('\n').join('\n    ')},\n    dtype=torch.float32,\n)` : `torch.tensor(${text}, dtype=torch.float32)`),
  bytes: (base64, shape) => `torch.frombuffer(bytearray(base64.b64decode(${base64})), dtype=torch.float32).reshape${shape}`,
};

/** One function for each dataset node, and one that brings them together where there are several. */
export function torchDataSection(program: Program, data: ProgramData): Section {
  const lines = new Lines();
  const digits = [...data.values()].some(({ kind }) => kind === 'digits');
  if (digits) lines.add(readIdxSource('torch.frombuffer(bytearray(data[start:]), dtype=torch.uint8).reshape(shape)')).add('\n');
  for (const { code, node } of readingCode(data, 'python')) lines.add(code, node).add('\n');
  const functions = [...data.values()].map((entry) => ({ entry, name: data.size === 1 ? 'load_data' : `load_${identifier(entry.source.node, 'snake_case')}` }));
  functions.forEach(({ entry, name }, index) => {
    if (index > 0) lines.add('\n');
    lines.add(entry.kind === 'digits' ? digitsFunction(name, entry) : entry.kind === 'file' ? fileFunction(name, entry) : rowsFunction(name, entry), entry.source.node);
  });
  if (data.size > 1) {
    lines.add('\n').add(`def load_data(folder):
    """Training and validation rows of all data sets side by side."""
    loaded = [${functions.map(({ name }) => `${name}(folder)`).join(', ')}]
    train = sum((rows for rows, _ in loaded), ())
    validation = sum((rows for _, rows in loaded), ()) if all(rows is not None for _, rows in loaded) else None
    return train, validation`);
  }
  if (data.size === 0) lines.add('# No data: training makes the prediction itself small.');
  return lines.section('Data', program.sources.length > 0 ? 'The rows to learn from, as tensors of features and labels.' : 'This graph needs no data.');
}

function fileFunction(name: string, { source, python, files }: FileRows): string {
  const tensor = (array: string, rank: number): string => torchFromKerasOrder(`torch.from_numpy(${array})`, rank);
  const pair = (prefix: string): string => `${tensor(`${prefix}features`, source.features.shape.length)}, ${tensor(`${prefix}labels`, source.labels.shape.length)}`;
  const validation = source.validationRows > 0;
  return `def ${name}(folder):
    """${commentText(files.map((file) => file.name).join(', ') || source.source)}: ${source.trainRows} rows${validation ? ` and ${source.validationRows} for validation` : ''}."""
    features, labels, validation_features, validation_labels = ${python.call('folder')}
    return (${pair('')}), ${validation ? `(${pair('validation_')})` : 'None'}`;
}

function rowsFunction(name: string, { source, train, validation }: WrittenRows): string {
  const body = [...assignments('', train, source), ...(validation ? assignments('validation_', validation, source) : [])];
  const result = `(features, labels), ${validation ? '(validation_features, validation_labels)' : 'None'}`;
  return `def ${name}(folder):\n    """${commentText(source.source)}: ${train.rows} rows${validation ? ` and ${validation.rows} for validation` : ''}."""\n${indented(body.join('\n'), 4)}\n    return ${result}`;
}

function assignments(prefix: string, split: Split, source: ProgramSource): readonly string[] {
  const [features, labels] = splitArrays(split, source, TORCH);
  return [
    `${prefix}features = ${torchFromKerasOrder(features, source.features.shape.length)}`,
    `${prefix}labels = ${torchFromKerasOrder(labels, source.labels.shape.length)}`,
  ];
}

function digitsFunction(name: string, { source, drawn, divisor }: DigitRows): string {
  const note = drawn ? `\n\n    The graph learns from digits that Netloom draws itself; these are MNIST's, which have the same form.\n    ` : '';
  const pixels = (file: string, rows: number): string => `read_idx(folder, "${file}-images-idx3-ubyte")[:${rows}, None].float()${divisor === 1 ? '' : ` / ${divisor}`}`;
  const classes = (file: string, rows: number): string => `F.one_hot(read_idx(folder, "${file}-labels-idx1-ubyte")[:${rows}].long(), 10).float()`;
  const validation = source.validationRows > 0;
  const lines = [
    `features = ${pixels('train', source.trainRows)}`,
    `labels = ${classes('train', source.trainRows)}`,
    ...(validation ? [`validation_features = ${pixels('t10k', source.validationRows)}`, `validation_labels = ${classes('t10k', source.validationRows)}`] : []),
    `return (features, labels), ${validation ? '(validation_features, validation_labels)' : 'None'}`,
  ];
  return `def ${name}(folder):\n    """MNIST: images [rows, 1, 28, 28] and one-hot labels [rows, 10].${note}"""\n${indented(lines.join('\n'), 4)}`;
}
