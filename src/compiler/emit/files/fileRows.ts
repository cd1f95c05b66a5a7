/** Data whose file lies on the machine: what the scripts write to read it and to make the same rows of it. */
import type { OwnFile } from '../../../datasets/own/ownFile.ts';
import type { ProgramSource } from '../../program.ts';

/** Code of one language. */
export interface Reading {
  /** Functions that make the rows; those that several nodes share are written once. */
  readonly definitions: readonly string[];
  /** What this node's file is and how it is read, as a constant: `IRIS = {…}`; empty where the call says it all. */
  readonly constant: string;
  /**
   * An expression that gives training features, training labels, validation features and validation labels, in Keras's layout. In Python numpy's
   * float32 arrays, in JavaScript (within `await`) tensors; the last two `None` or `null` where there are none. `folder` is the variable with the folder's path.
   */
  readonly call: (folder: string) => string;
}

export interface FileRows {
  readonly kind: 'file';
  readonly source: ProgramSource;
  /** What must lie in the folder; none where the rows stand in the script. */
  readonly files: readonly OwnFile[];
  readonly python: Reading;
  readonly javascript: Reading;
}

/** A name in capitals for a node's constant: `DATA`, `MY_DATA_2`. */
export function constantName(node: string): string {
  const words = node.normalize('NFKD').replaceAll(/[^A-Za-z0-9]+/g, ' ').trim().toUpperCase().split(' ').filter(Boolean).join('_');
  return `${/^[A-Z]/.test(words) ? words : `NODE_${words}`}_TABLE`;
}

/** Python: a file's bytes, once they are those that the graph was made from. */
export const PYTHON_READ_FILE = `def read_file(folder, name, sha256):
    """The bytes of a file, once they are those that the graph was made from."""
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        raise SystemExit(f"{path} is missing. Put {name} there, or say with --data in which folder it lies.")
    with open(path, "rb") as file:
        data = file.read()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise SystemExit(f"{path} is another file than the graph's: its SHA-256 is {found}, and {sha256} was expected.")
    return data`;

/** JavaScript: the same. */
export const JAVASCRIPT_READ_FILE = `/** The bytes of a file, once they are those that the graph was made from. */
function readFile(folder, name, sha256) {
  const path = \`\${folder}/\${name}\`;
  if (!existsSync(path)) throw new Error(\`\${path} is missing. Put \${name} there, or say with --data in which folder it lies.\`);
  const data = readFileSync(path);
  const found = createHash('sha256').update(data).digest('hex');
  if (found !== sha256) throw new Error(\`\${path} is another file than the graph's: its SHA-256 is \${found}, and \${sha256} was expected.\`);
  return data;
}`;
