/** The four files of MNIST: names, contents, sums, and where on the web they can be read. The one place for all of it. */

export interface MnistFile {
  /** The name without `.gz`. */
  readonly name: string;
  readonly split: 'train' | 'validation';
  readonly content: 'images' | 'labels';
  readonly rows: number;
  /** SHA-256 of the unzipped bytes, in hexadecimal. */
  readonly sha256: string;
  /** Size of the gzipped file in bytes, for progress and words. */
  readonly zippedBytes: number;
}

export const MNIST_FILES = [
  { name: 'train-labels-idx1-ubyte', split: 'train', content: 'labels', rows: 60_000, zippedBytes: 28_881, sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5' },
  { name: 't10k-labels-idx1-ubyte', split: 'validation', content: 'labels', rows: 10_000, zippedBytes: 4_542, sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2' },
  { name: 't10k-images-idx3-ubyte', split: 'validation', content: 'images', rows: 10_000, zippedBytes: 1_648_877, sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7' },
  { name: 'train-images-idx3-ubyte', split: 'train', content: 'images', rows: 60_000, zippedBytes: 9_912_422, sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db' },
] as const satisfies readonly MnistFile[];

export interface Mirror {
  readonly label: string;
  /** A folder's address, with the closing slash; the files in it are gzipped. */
  readonly url: string;
}

/**
 * Public copies, in the order in which they are tried. What they send is used only when its SHA-256
 * is right, so a mirror need not be trusted; one that forbids cross-origin reads merely fails.
 */
export const MNIST_MIRRORS: readonly Mirror[] = [
  { label: 'raw.githubusercontent.com', url: 'https://raw.githubusercontent.com/fgnt/mnist/master/' },
  { label: 'cdn.jsdelivr.net', url: 'https://cdn.jsdelivr.net/gh/fgnt/mnist@master/' },
  { label: 'storage.googleapis.com', url: 'https://storage.googleapis.com/cvdf-datasets/mnist/' },
  { label: 'ossci-datasets.s3.amazonaws.com', url: 'https://ossci-datasets.s3.amazonaws.com/mnist/' },
];
