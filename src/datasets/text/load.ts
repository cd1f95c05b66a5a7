/** Rows of a text: windows of indices, and the index of the token after each. */
import { readOwnFile } from '../own/keep.ts';
import type { OwnFile } from '../own/ownFile.ts';
import { FileRefused } from '../own/problem.ts';
import { heldBackOf } from '../own/split.ts';
import type { Data, LoadContext, Split } from '../source.ts';
import { i18n } from '../../words/i18n.ts';
import { readText } from './textFile.ts';
import { indicesOf, tokensOf, type TokenRules } from './tokens.ts';

export interface TextWanted extends TokenRules {
  readonly file: OwnFile | null;
  readonly tokens: number;
  readonly vocabulary: readonly string[];
  readonly window: number;
  readonly stride: number;
  readonly validationShare: number;
}

/** A row's features are `[window]` indices, its label the index after them. The last rows are those of validation. */
export async function loadText(wanted: TextWanted, context: LoadContext): Promise<Data> {
  if (!wanted.file) throw new Error(i18n.t('No text is chosen yet. Drop a text file (.txt) on the page.'));
  const bytes = await readOwnFile(wanted.file, context);
  const text = readText(bytes, wanted.file.name);
  const indices = indicesOf(tokensOf(text, wanted), wanted.vocabulary);
  // The graph was checked with this number; whoever edits it by hand gets a message, not rows of zeros.
  if (indices.length !== wanted.tokens) {
    throw new FileRefused({ message: i18n.t('The graph says that “{name}” has {said, number} tokens, but it has {found, number}. Import the text anew.', { name: wanted.file.name, said: wanted.tokens, found: indices.length }) });
  }
  const rows = Math.floor((indices.length - wanted.window - 1) / wanted.stride) + 1;
  const held = heldBackOf(rows, wanted.validationShare);
  return {
    source: 'textWindows',
    origin: i18n.t('Read from your file {name}.', { name: wanted.file.name }),
    train: windows(indices, wanted, 0, rows - held),
    validation: held === 0 ? null : windows(indices, wanted, rows - held, held),
  };
}

function windows(indices: Uint16Array, { window, stride, vocabulary }: TextWanted, from: number, rows: number): Split {
  const classes = vocabulary.length + 1;
  // A byte for each index, where that is enough, takes a quarter of the memory.
  const features = classes <= 256 ? new Uint8Array(rows * window) : new Float32Array(rows * window);
  const labels = classes <= 256 ? new Uint8Array(rows) : new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = (from + row) * stride;
    features.set(indices.subarray(at, at + window), row * window);
    labels[row] = indices[at + window] ?? 0;
  }
  return { rows, features, featureScale: 1, labels, classes };
}
