/** From the bytes of a file to its text. */
import { FileRefused } from '../own/problem.ts';
import { i18n } from '../../words/i18n.ts';
import type { Encoding } from './params.ts';

/** Decoded at a time, in bytes. */
const PIECE = 1 << 18;

/**
 * By its byte order mark; else UTF-16 where every second byte is 0, UTF-8 where all of it is, and what old spreadsheets write (Latin-1, as browsers
 * read it) for all else.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  const head = bytes.subarray(0, 1000);
  const zeros = [0, 1].map((offset) => head.filter((byte, at) => at % 2 === offset && byte === 0).length);
  if (head.length >= 8 && (zeros[1] ?? 0) > 0.4 * head.length && zeros[0] === 0) return 'utf-16le';
  if (head.length >= 8 && (zeros[0] ?? 0) > 0.4 * head.length && zeros[1] === 0) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The text in pieces, without a byte order mark, each line's end a `\n`. */
export function* textPieces(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  let held = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = held + decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    // The other half of a line's end may come with the next piece.
    held = text.endsWith('\r') ? '\r' : '';
    yield plainLines(held === '' ? text : text.slice(0, -1));
  }
  yield plainLines(held + decoder.decode());
}

/** A text that stands in the node itself. */
export function* embeddedPieces(text: string): Generator<string> {
  yield plainLines(text.replace(/^\uFEFF/, ''));
}

function plainLines(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

/** Signatures of files that are no tables though they may be called so, with what they are and what to do. */
const KINDS: readonly { readonly begins: readonly (readonly number[])[]; readonly what: () => string }[] = [
  { begins: [[0x50, 0x4b, 3, 4]], what: () => i18n.t('It is a zip file, as a workbook of Excel (.xlsx) or LibreOffice (.ods) is. Open it there and save the sheet as CSV.') },
  { begins: [[0xd0, 0xcf, 0x11, 0xe0]], what: () => i18n.t('It is an old workbook of Excel (.xls). Open it there and save the sheet as CSV.') },
  { begins: [[0x25, 0x50, 0x44, 0x46]], what: () => i18n.t('It is a PDF. Copy the rows out of it into a spreadsheet and save that as CSV.') },
  { begins: [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38]], what: () => i18n.t('It is a picture. A table is text with one example on each line.') },
  { begins: [[0x1f, 0x8b]], what: () => i18n.t('It is zipped by gzip. Unpack it first.') },
  { begins: [[0x50, 0x41, 0x52, 0x31]], what: () => i18n.t('It is a Parquet file. Save it as CSV, with pandas for instance: pandas.read_parquet(…).to_csv(…).') },
  { begins: [[0x53, 0x51, 0x4c, 0x69]], what: () => i18n.t('It is a database of SQLite. Export one of its tables as CSV.') },
];

/** Refuses bytes that are no text of a table, with what they are. @throws FileRefused */
export function refuseOtherKinds(bytes: Uint8Array): void {
  const kind = KINDS.find(({ begins }) => begins.some((begin) => begin.every((byte, at) => bytes[at] === byte)));
  if (kind) throw new FileRefused({ message: kind.what() });
  const text = new TextDecoder(encodingOf(bytes.subarray(0, 4096))).decode(bytes.subarray(0, 4096)).trimStart();
  if (/^<(!doctype|html|\?xml|head|body)/i.test(text)) throw new FileRefused({ line: 1, message: i18n.t('It is a web page (it begins with “{found}”), not a table. Perhaps the download gave a page instead: get the raw CSV file.', { found: text.slice(0, 20).split('\n')[0] ?? '' }) });
  if (/^[[{]\s*("|\{|\[|\d)/.test(text)) throw new FileRefused({ line: 1, message: i18n.t('It is JSON (it begins with “{found}”), not a table. Save the data as CSV: names on the first line, one example on each line after it.', { found: text.slice(0, 20).split('\n')[0] ?? '' }) });
}
