/** A text file's bytes as text, or what is wrong with them. */
import { FileRefused } from '../own/problem.ts';
import { i18n } from '../../words/i18n.ts';

/** In bytes. A long novel has two million. */
export const LARGEST_TEXT = 10_000_000;

/**
 * The text with line breaks as `\n`, without a byte order mark.
 * @throws FileRefused where it is empty, too large, in another encoding than UTF-8, or no text at all.
 */
export function readText(bytes: Uint8Array, name: string): string {
  if (bytes.length > LARGEST_TEXT) {
    throw new FileRefused({ message: i18n.t('“{name}” has {bytes, number} bytes; a text of at most {most, number} can be learned from here. Take a part of it.', { name, bytes: bytes.length, most: LARGEST_TEXT }) });
  }
  const bits = wideEncoding(bytes);
  if (bits !== null) throw new FileRefused({ message: i18n.t('“{name}” is in UTF-{bits}, and UTF-8 was expected. Save it as UTF-8 in a text editor and take it again.', { name, bits }) });
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw new FileRefused({ message: i18n.t('“{name}” is no text: byte {place, number} of it is zero. Take a plain text file (.txt).', { name, place: zero + 1 }) });
  const text = decoded(bytes, name).replace(/\r\n?/g, '\n');
  if (text.trim() === '') throw new FileRefused({ message: i18n.t('“{name}” holds no text: there is nothing in it but blanks. Take a text of at least some hundred characters.', { name }) });
  return text;
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const marked = new TextDecoder('utf-8').decode(bytes);
    const line = marked.slice(0, marked.indexOf('\uFFFD')).split(/\r\n?|\n/).length;
    throw new FileRefused({ line, message: i18n.t('“{name}” is not in UTF-8 here; it may be in Latin-1 or Windows-1252. Save it as UTF-8 in a text editor and take it again.', { name }) });
  }
}

/** UTF-16 and UTF-32, by their byte order mark. */
function wideEncoding([first, second, third, fourth]: Uint8Array): 16 | 32 | null {
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 32 : 16;
  if (first === 0xfe && second === 0xff) return 16;
  return null;
}
