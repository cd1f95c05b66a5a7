/** Scripts that read a person's pictures from the file that Netloom keeps of them: an npz, which is NumPy's own. */
import { images } from '../../../datasets/images/images.ts';
import type { ProgramSource } from '../../program.ts';
import { constantName, JAVASCRIPT_READ_FILE, PYTHON_READ_FILE, type FileRows } from './fileRows.ts';
import { divisorOf, JAVASCRIPT_SPLIT_IMAGES, PYTHON_SPLIT_IMAGES } from './imageRows.ts';
import { pythonConstant, scriptConstant } from './literals.ts';

export function imagesRows(source: ProgramSource): FileRows {
  const { file, size, channels, classNames, scale, validationShare } = images.params.parse(source.params);
  const name = constantName(source.node);
  const entries = { name: file?.name ?? '', sha256: file?.sha256 ?? '', classes: classNames.length, classNames, divisor: divisorOf(scale), validationShare };
  return {
    kind: 'file',
    source,
    files: file ? [file] : [],
    python: {
      definitions: [PYTHON_READ_FILE, PYTHON_SPLIT_IMAGES, PYTHON_NPZ],
      constant: pythonConstant(name, entries),
      call: (folder) => `read_images(read_file(${folder}, ${name}["name"], ${name}["sha256"]), ${name})`,
    },
    javascript: {
      definitions: [JAVASCRIPT_READ_FILE, JAVASCRIPT_SPLIT_IMAGES, JAVASCRIPT_NPZ],
      constant: scriptConstant(name, entries),
      call: (folder) => `readImages(readFile(${folder}, ${name}.name, ${name}.sha256), [${size}, ${size}, ${channels}], ${name})`,
    },
  };
}

const PYTHON_NPZ = `def read_images(data, source):
    """Pictures from an npz file with the arrays images, labels and classes."""
    arrays = np.load(io.BytesIO(data))
    return image_rows(arrays["images"], arrays["labels"], source)`;

const JAVASCRIPT_NPZ = `/** The bytes of one of NumPy's arrays in an npz file, which is a zip of them. */
function npzArray(data, name) {
  // The list of files stands at the end, and where it begins stands behind it.
  let entry = data.readUInt32LE(data.lastIndexOf('PK\\x05\\x06', undefined, 'latin1') + 16);
  while (data.readUInt32LE(entry) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((at) => data.readUInt16LE(entry + at));
    if (data.toString('latin1', entry + 46, entry + 46 + nameLength) === \`\${name}.npy\`) {
      const file = data.readUInt32LE(entry + 42);
      const start = file + 30 + data.readUInt16LE(file + 26) + data.readUInt16LE(file + 28);
      const packed = data.subarray(start, start + data.readUInt32LE(entry + 20));
      const array = data.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
      // Ten bytes, the last two of which tell how long the description is that follows.
      return array.subarray(10 + array.readUInt16LE(8));
    }
    entry += 46 + nameLength + extra + comment;
  }
  throw new Error(\`There is no array \${name} in the file.\`);
}

/** Pictures from an npz file with the arrays images, labels and classes. */
function readImages(data, shape, source) {
  return imageRows(npzArray(data, 'images'), shape, npzArray(data, 'labels'), source);
}`;
