/** The data of a Keras script: arrays `train_features`, `train_labels` and the same for validation. */
import type { Split } from '../../datasets/source.ts';
import type { ProgramSource } from '../program.ts';
import { readingCode, type DigitRows, type ProgramData, type WrittenRows } from './data.ts';
import type { FileRows } from './files/fileRows.ts';
import { commentText, Lines, type Section } from './lines.ts';
import { readIdxSource, splitArrays, type ArrayWriter } from './python.ts';
import type { WrittenProgram } from './walk.ts';

const NUMPY: ArrayWriter = {
  list: (text) => (text.includes('\n') ? `np.array(\n    ${text.split('\n').join('\n    ')},\n    dtype="float32",\n)` : `np.array(${text}, dtype="float32")`),
  bytes: (base64, shape) => `np.frombuffer(base64.b64decode(${base64}), dtype="<f4").reshape${shape}`,
};

export function kerasDataSection({ names }: WrittenProgram, data: ProgramData): Section {
  const lines = new Lines();
  if ([...data.values()].some(({ kind }) => kind === 'digits')) lines.add(LOAD_MNIST).add('\n');
  for (const { code, node } of readingCode(data, 'python')) lines.add(code, node).add('\n');
  for (const entry of data.values()) {
    const { node } = entry.source;
    const features = names.value({ node, port: 'features' });
    const labels = names.value({ node, port: 'labels' });
    lines.add(entry.kind === 'digits' ? digits(entry, features, labels) : entry.kind === 'file' ? fromFile(entry, features, labels) : rows(entry, features, labels), node);
  }
  if (data.size === 0) lines.add('# This graph needs no data: training makes the prediction itself small.');
  return lines.section('Data', data.size > 0 ? 'The rows to learn from, as arrays of features and labels.' : 'This graph needs no data.');
}

function fromFile({ python }: FileRows, features: string, labels: string): string {
  return `train_${features}, train_${labels}, validation_${features}, validation_${labels} = ${python.call('DATA')}`;
}

function rows({ source, train, validation }: WrittenRows, features: string, labels: string): string {
  return [`# ${commentText(source.source)}: ${train.rows} rows.`, ...arrays('train', train, source, features, labels), ...(validation ? arrays('validation', validation, source, features, labels) : [])].join('\n');
}

function arrays(split: string, rowsOfSplit: Split, source: ProgramSource, features: string, labels: string): readonly string[] {
  const [first, second] = splitArrays(rowsOfSplit, source, NUMPY);
  return [`${split}_${features} = ${first}`, `${split}_${labels} = ${second}`];
}

const LOAD_MNIST = `${readIdxSource('np.frombuffer(data[start:], dtype="uint8").reshape(shape)')}


def load_mnist(folder):
    """Images and digits of MNIST to train with and to check with, as Keras's own loader gives them."""
    if folder is None:
        return keras.datasets.mnist.load_data()
    return tuple(
        (read_idx(folder, f"{name}-images-idx3-ubyte"), read_idx(folder, f"{name}-labels-idx1-ubyte"))
        for name in ("train", "t10k")
    )`;

function digits({ source, drawn, divisor }: DigitRows, features: string, labels: string): string {
  const pixels = (images: string, count: number): string => `${images}[:${count}, :, :, None].astype("float32")${divisor === 1 ? '' : ` / ${divisor}`}`;
  const lines = [
    ...(drawn ? ['# The graph learns from digits that Netloom draws itself; these are MNIST\'s, which have the same form.'] : []),
    '(train_images, train_digits), (test_images, test_digits) = load_mnist(DATA)',
    `train_${features} = ${pixels('train_images', source.trainRows)}`,
    `train_${labels} = keras.utils.to_categorical(train_digits[:${source.trainRows}], 10)`,
  ];
  if (source.validationRows > 0) {
    lines.push(`validation_${features} = ${pixels('test_images', source.validationRows)}`, `validation_${labels} = keras.utils.to_categorical(test_digits[:${source.validationRows}], 10)`);
  }
  return lines.join('\n');
}
