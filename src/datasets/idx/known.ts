/** Sets whose files are known by their sum, and what their classes are called. */

export interface KnownIdxSet {
  readonly title: string;
  readonly classNames: readonly string[];
  /** SHA-256 of the published files of labels, gzipped as they are published: training and test. */
  readonly labels: readonly string[];
}

/**
 * Fashion-MNIST: Xiao, Rasul, Vollgraf, arXiv:1708.07747; the names of its classes are those of github.com/zalandoresearch/fashion-mnist.
 * The sums are of the files in its folder data/fashion, and are those that TensorFlow Datasets records too.
 */
export const KNOWN_IDX_SETS: readonly KnownIdxSet[] = [
  {
    // eslint-disable-next-line lingui/no-unlocalized-strings -- the set's own name
    title: 'Fashion-MNIST',
    // eslint-disable-next-line lingui/no-unlocalized-strings -- the set's own names
    classNames: ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
    labels: ['a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845', '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5'],
  },
];

export function knownByLabels(sha256: string): KnownIdxSet | undefined {
  return KNOWN_IDX_SETS.find(({ labels }) => labels.includes(sha256));
}
