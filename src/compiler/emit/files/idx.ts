/** Scripts that read a person's IDX files. */
import { idxSet } from '../../../datasets/idx/idxSet.ts';
import type { OwnFile } from '../../../datasets/own/ownFile.ts';
import type { ProgramSource } from '../../program.ts';
import { constantName, JAVASCRIPT_READ_FILE, PYTHON_READ_FILE, type FileRows } from './fileRows.ts';
import { divisorOf, JAVASCRIPT_SPLIT_IMAGES, PYTHON_SPLIT_IMAGES } from './imageRows.ts';
import { pythonConstant, scriptConstant } from './literals.ts';

export function idxRows(source: ProgramSource): FileRows {
  const { trainImages, trainLabels, testImages, testLabels, classNames, firstLabel, scale, transposed, validationShare } = idxSet.params.parse(source.params);
  const name = constantName(source.node);
  const pair = (images: OwnFile | null, labels: OwnFile | null) => (images && labels ? [images.name, images.sha256, labels.name, labels.sha256] : null);
  const entries = { train: pair(trainImages, trainLabels), test: pair(testImages, testLabels), classes: classNames.length, classNames, firstLabel, transposed, divisor: divisorOf(scale), validationShare };
  return {
    kind: 'file',
    source,
    files: [trainImages, trainLabels, testImages, testLabels].filter((file) => file !== null),
    python: {
      definitions: [PYTHON_READ_FILE, PYTHON_SPLIT_IMAGES, PYTHON_IDX],
      constant: pythonConstant(name, entries),
      call: (folder) => `read_idx_set(${folder}, ${name})`,
    },
    javascript: {
      definitions: [JAVASCRIPT_READ_FILE, JAVASCRIPT_SPLIT_IMAGES, JAVASCRIPT_IDX],
      constant: scriptConstant(name, entries),
      call: (folder) => `readIdxSet(${folder}, [${source.features.shape.join(', ')}], ${name})`,
    },
  };
}

const PYTHON_IDX = `def idx_array(data):
    """The bytes of an IDX file, gzipped or not, in their shape."""
    if data[:2] == b"\\x1f\\x8b":
        data = gzip.decompress(data)
    # Two bytes of zero, the type of the numbers, how many sizes there are, and the sizes.
    start = 4 + 4 * data[3]
    return np.frombuffer(data[start:], dtype="uint8").reshape(struct.unpack(f">{data[3]}I", data[4:start]))


def read_idx_set(folder, source):
    """Images and one-hot classes of the training files, and those of the test files or, without them, rows held back."""

    def pair(images, images_sum, labels, labels_sum):
        pixels = idx_array(read_file(folder, images, images_sum))
        pixels = pixels[..., None] if pixels.ndim == 3 else pixels
        return pixels.swapaxes(1, 2) if source["transposed"] else pixels, idx_array(read_file(folder, labels, labels_sum)) - source["firstLabel"]

    if source["test"] is None:
        return image_rows(*pair(*source["train"]), source)
    whole = {**source, "validationShare": 0}
    train, test = (image_rows(*pair(*source[half]), whole)[:2] for half in ("train", "test"))
    return *train, *test`;

const JAVASCRIPT_IDX = `/** The bytes of an IDX file, gzipped or not. */
function idxArray(data) {
  const bytes = data[0] === 0x1f && data[1] === 0x8b ? gunzipSync(data) : data;
  // Two bytes of zero, the type of the numbers, how many sizes there are, and the sizes of four bytes each.
  return bytes.subarray(4 + 4 * bytes[3]);
}

/** Images and one-hot classes of the training files, and those of the test files or, without them, rows held back. */
function readIdxSet(folder, shape, source) {
  const rows = ([images, imagesSum, labels, labelsSum], validationShare) => {
    const classes = idxArray(readFile(folder, labels, labelsSum)).map((label) => label - source.firstLabel);
    const stored = source.transposed ? [shape[1], shape[0], shape[2]] : shape;
    const tensors = imageRows(idxArray(readFile(folder, images, imagesSum)), stored, classes, { ...source, validationShare });
    return source.transposed ? tensors.map((tensor, at) => (tensor && at % 2 === 0 ? tensor.transpose([0, 2, 1, 3]) : tensor)) : tensors;
  };
  if (source.test === null) return rows(source.train, source.validationShare);
  return [...rows(source.train, 0).slice(0, 2), ...rows(source.test, 0).slice(0, 2)];
}`;
