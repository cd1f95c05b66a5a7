import type { MnistFile } from './files.ts';
import { IdxError } from './idx.ts';
import { sha256 } from '../sha256.ts';
import { unzip } from './unzip.ts';
import { i18n } from '../../words/i18n.ts';

/**
 * The unzipped bytes, once their sum is right.
 * @throws IdxError when they are damaged or some other file's.
 */
export async function verified(file: MnistFile, bytes: Uint8Array): Promise<Uint8Array> {
  const plain = await unzip(bytes, file.name);
  const sum = await sha256(plain);
  if (sum === file.sha256) return plain;
  throw new IdxError(i18n.t('{name} is not the file of MNIST: its SHA-256 begins with {found}, and {expected} was expected.', { name: file.name, found: sum.slice(0, 8), expected: file.sha256.slice(0, 8) }));
}
