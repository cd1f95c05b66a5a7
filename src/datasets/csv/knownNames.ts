/** Names of the columns of tables that are often learned from and are published without a line of names. */
import { numberIn } from './values.ts';

interface KnownTable {
  /** The first line as it is published: by it the table is known. */
  readonly first: readonly string[];
  readonly names: readonly string[];
}

/** Of the UCI Machine Learning Repository, as its `.names` files call them. */
/* eslint-disable lingui/no-unlocalized-strings -- the names of the columns, as they are published */
const KNOWN: readonly KnownTable[] = [
  {
    first: ['5.1', '3.5', '1.4', '0.2', 'Iris-setosa'],
    names: ['sepal length', 'sepal width', 'petal length', 'petal width', 'class'],
  },
  {
    first: ['1', '14.23', '1.71', '2.43', '15.6', '127', '2.8', '3.06', '.28', '2.29', '5.64', '1.04', '3.92', '1065'],
    names: ['class', 'alcohol', 'malic acid', 'ash', 'alcalinity of ash', 'magnesium', 'total phenols', 'flavanoids', 'nonflavanoid phenols', 'proanthocyanins', 'color intensity', 'hue', 'OD280/OD315 of diluted wines', 'proline'],
  },
  {
    first: ['18.0', '8', '307.0', '130.0', '3504.', '12.0', '70', '1', 'chevrolet chevelle malibu'],
    names: ['mpg', 'cylinders', 'displacement', 'horsepower', 'weight', 'acceleration', 'model year', 'origin', 'car name'],
  },
];
/* eslint-enable lingui/no-unlocalized-strings */

/** The names of a table that has no line of them, by its first row; null where it is not known. */
export function knownNames(first: readonly string[]): readonly string[] | null {
  return KNOWN.find(({ first: published }) => published.length === first.length && published.every((field, at) => isSame(field, (first[at] ?? '').trim())))?.names ?? null;
}

/** 3504. and 3504.0 are the same value. */
function isSame(a: string, b: string): boolean {
  return a === b || numberIn(a, '.') === numberIn(b, '.');
}
