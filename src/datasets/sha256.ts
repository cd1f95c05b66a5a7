import { i18n } from '../words/i18n.ts';

/** SHA-256 in hexadecimal. Browsers offer it on https pages and on localhost. @throws Error where there is none. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle) throw new Error(i18n.t('This page was not opened from localhost or over https, so the browser offers no SHA-256 to check the files with. Open it from localhost.'));
  // Web Crypto's types refuse shared memory; the bytes of files never lie in it.
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
