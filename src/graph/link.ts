/** A document, or another text, inside a link: JSON, deflated, in the letters that an address may hold. Nothing is sent anywhere. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import type { GraphDocument } from './document.ts';
import { parseDocument, type ParseResult } from './parse.ts';
import { serializeDocument } from './serialize.ts';
import { i18n } from '../words/i18n.ts';

/** Longer links are cut off by mail and chat programs before any browser complains. */
export const MAX_LINK_CHARACTERS = 16_000;

/** More than any graph that fits the link; a small text can unpack to gigabytes. */
const MAX_BYTES = 20_000_000;
const PIECE = 8192;

/** The document as letters, digits, `-` and `_` only. */
export function encodeLink(document: GraphDocument): string {
  return packText(serializeDocument(document));
}

/** A text as letters, digits, `-` and `_` only (deflated; base64url, RFC 4648 section 5, without padding). */
export function packText(text: string): string {
  const packed = deflateSync(strToU8(text), { level: 9 });
  return btoa(strFromU8(packed, true)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads what `encodeLink` wrote, by the same parser as a file. Damaged text is refused with the reason. */
export function decodeLink(text: string): ParseResult {
  const unpacked = unpackText(text);
  return unpacked === null
    ? refuse(i18n.t('The link is damaged: its graph cannot be unpacked. It may have been cut short when it was sent; ask for it again, or for the graph as a file.'))
    : parseDocument(unpacked);
}

/** What `packText` packed; null where the text is damaged, or unpacks to more than any graph or lesson that fits a link. */
export function unpackText(text: string): string | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    const packed = strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true);
    const pieces: Uint8Array[] = [];
    let size = 0;
    let complete = false;
    const inflate = new Inflate((piece, last) => {
      size += piece.length;
      complete ||= last;
      if (size <= MAX_BYTES) pieces.push(piece.slice());
    });
    for (let at = 0; at < packed.length && size <= MAX_BYTES; at += PIECE) {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
    return complete && size <= MAX_BYTES ? strFromU8(concat(pieces, size)) : null;
  } catch {
    // Both atob and fflate throw on damaged input and say nothing that a person could use.
    return null;
  }
}

function concat(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function refuse(message: string): ParseResult {
  return { ok: false, problems: [{ message, path: '', line: null, column: null }] };
}
