/** What kind of picture a file is, and whether it is whole; told by its bytes, never by its name. */
import { i18n } from '../../words/i18n.ts';

export type ImageKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'avif' | 'heic' | 'tiff' | 'svg';

/** Why a file is not taken. */
export type ImageTrouble =
  | { readonly kind: 'empty' | 'other' }
  | { readonly kind: 'cutShort'; readonly bytes: number }
  | { readonly kind: 'undecoded'; readonly format: ImageKind };

/** By the first bytes; null where it is no picture. */
export function imageKind(head: Uint8Array): ImageKind | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (ascii(0, 4) === '\x89PNG') return 'png';
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (ascii(0, 4) === 'GIF8') return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(0, 2) === 'BM' && head[5] === 0) return 'bmp';
  if (ascii(4, 8) === 'ftyp') return BRANDS[ascii(8, 12)] ?? null;
  if (ascii(0, 4) === 'II*\0' || ascii(0, 4) === 'MM\0*') return 'tiff';
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(new TextDecoder().decode(head.subarray(0, 1024))) ? 'svg' : null;
}

/** ISO base media files say after `ftyp` what they are (ISO/IEC 23008-12). */
const BRANDS: Readonly<Record<string, ImageKind>> = { avif: 'avif', avis: 'avif', heic: 'heic', heix: 'heic', heim: 'heic', heis: 'heic', hevc: 'heic', mif1: 'heic', msf1: 'heic' };

/** What is wrong with a file before anything tries to decode it; null where nothing is seen to be. */
export function imageTrouble(bytes: Uint8Array): ImageTrouble | null {
  if (bytes.length === 0) return { kind: 'empty' };
  const kind = imageKind(bytes.subarray(0, 1024));
  if (!kind) return { kind: 'other' };
  // Browsers paint what they have of such a picture, and leave the rest black.
  return (kind === 'png' && !pngIsWhole(bytes)) || (kind === 'jpeg' && !jpegIsWhole(bytes)) ? { kind: 'cutShort', bytes: bytes.length } : null;
}

/** A PNG is a chain of chunks (length, type, values, check), the last of which is IEND. */
function pngIsWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IEND') return true;
  }
  return false;
}

/** A JPEG ends with the bytes FF D9; cameras may write more after it. */
function jpegIsWhole(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at > 1; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}

/** What to say of a file that is not taken: what was found, and what to do. */
export function troubleText(name: string, trouble: ImageTrouble): string {
  switch (trouble.kind) {
    case 'empty': return i18n.t('“{name}” is empty: it has no bytes. Get it again.', { name });
    case 'other': return i18n.t('“{name}” is no picture. PNG, JPEG, WebP, GIF and BMP are read.', { name });
    case 'cutShort': return i18n.t('“{name}” is cut short: it ends after {bytes, number} bytes, before its picture does. Get it again.', { name, bytes: trouble.bytes });
    case 'undecoded': return undecodedText(name, trouble.format);
  }
}

function undecodedText(name: string, format: ImageKind): string {
  if (format === 'heic') return i18n.t('“{name}” is in HEIC, which this browser cannot read. Save it as JPEG; on an iPhone choose “Most Compatible” in Settings, Camera, Formats.', { name });
  if (format === 'svg') return i18n.t('“{name}” is a drawing in SVG, which has no pixels of its own. Save it as PNG.', { name });
  if (format === 'tiff') return i18n.t('“{name}” is in TIFF, which browsers cannot read. Save it as PNG or JPEG.', { name });
  return i18n.t('“{name}” cannot be decoded: its {format} is damaged. Get it again.', { name, format: format.toUpperCase() });
}
