import type { MnistFile } from './files.ts';
import { IdxError } from './idx.ts';
import { unzip } from './unzip.ts';
import { i18n } from '../../words/i18n.ts';

/** SHA-256 in hexadecimal. Browsers offer it on https pages and on localhost. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle) throw new IdxError(i18n.t('This page was not opened from localhost or over https, so the browser offers no SHA-256 to check the files with. Open it from localhost.'));
  // Web Crypto's types refuse shared memory; the bytes of files never lie in it.
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

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
