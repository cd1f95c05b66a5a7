/** Keeping and finding a person's own files: in the browser under their SHA-256, elsewhere by their name with the sum verified. */
import type { FilePlace, LoadContext } from '../source.ts';
import { sha256 } from '../sha256.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences, series } from '../../words/list.ts';
import { OWN_FILES, sizeText, type OwnFile } from './ownFile.ts';

/** A file is nowhere to be found; the message says which, where it was looked for, and what to do. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing';
  readonly file: OwnFile;

  /** @param found what lies there instead and what to do about it, in whole sentences. */
  constructor(file: OwnFile, places: readonly string[], found = '') {
    const looked = places.length > 0 ? i18n.t('Looked for in {places}.', { places: series(places) }) : '';
    super(sentences([i18n.t('The file “{name}” ({size}), from which this graph learns, is not here.', { name: file.name, size: sizeText(file.bytes) }), looked, found === '' ? WHAT_TO_DO() : found]));
    this.file = file;
  }
}

const WHAT_TO_DO = () => i18n.t('Drop that file on the page to go on; on the command line, give its folder with --data.');

/** There is a file of that name, but it holds something else. */
export class FileDiffers extends Error {
  override readonly name = 'FileDiffers';

  constructor(file: OwnFile, place: string, found: { readonly sha256: string; readonly bytes: number }) {
    super(i18n.t('“{name}” in {place} is another file than the one that the graph was made from: its SHA-256 begins with {found} ({foundSize}), and {expected} ({size}) was expected. Put the original there, or import this one anew.', {
      name: file.name, place, found: found.sha256.slice(0, 8), foundSize: sizeText(found.bytes), expected: file.sha256.slice(0, 8), size: sizeText(file.bytes),
    }));
  }
}

/**
 * From the first place that has it, by sum or by name; the sum is verified.
 * @throws FileMissing where no place has it; FileDiffers where one has another file of that name; the signal's reason when stopped.
 */
export async function readOwnFile(file: OwnFile, context: Pick<LoadContext, 'signal' | 'progress' | 'places'>): Promise<Uint8Array> {
  const places = context.places(OWN_FILES);
  let other: FileDiffers | null = null;
  const look = async (place: FilePlace): Promise<Uint8Array | null> => {
    const progress = (fraction: number | null) => { context.progress({ message: i18n.t('Reading {name} ({size}) from {label}', { name: file.name, size: sizeText(file.bytes), label: place.label }), fraction }); };
    // A place that fails has it not; the next one may.
    const bytes = await place.read(nameIn(place, file), { signal: context.signal, progress }).catch(() => null);
    context.signal.throwIfAborted();
    if (!bytes) return null;
    const sum = await sha256(bytes);
    if (sum === file.sha256) return bytes;
    other ??= new FileDiffers(file, place.label, { sha256: sum, bytes: bytes.length });
    return null;
  };
  for (const place of places) {
    const bytes = (await look(place)) ?? (await lookWithin(place, file.name, look));
    if (bytes) return bytes;
  }
  if (other) throw other as FileDiffers;
  const found = await Promise.all(places.map((place) => place.insteadOf?.(file.name) ?? ''));
  throw new FileMissing(file, places.map(({ label, within }) => (within ? i18n.t('{place} and the folders in it', { place: label }) : label)), found.find((text) => text !== ''));
}

async function lookWithin(place: FilePlace, name: string, look: (inside: FilePlace) => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  const among = (await place.within?.(name)) ?? [];
  for (const inside of among) {
    const bytes = await look(inside);
    if (!bytes) continue;
    if (among.length > 1) place.taken?.(name, inside, among);
    return bytes;
  }
  return null;
}

/** True where some place has the file; places that cannot tell without giving it are read. */
export async function hasOwnFile(file: OwnFile, places: readonly FilePlace[]): Promise<boolean> {
  const signal = new AbortController().signal;
  for (const place of places) {
    if (await place.has?.(nameIn(place, file)).catch(() => false)) return true;
    if (place.has) continue;
    const bytes = await place.read(nameIn(place, file), { signal, progress: () => undefined }).catch(() => null);
    if (bytes && (await sha256(bytes)) === file.sha256) return true;
  }
  return false;
}

function nameIn(place: FilePlace, file: OwnFile): string {
  return place.bySum === true ? file.sha256 : file.name;
}

/**
 * Keeps the bytes under their sum.
 * @param cache `cachePlace('files', …)`; null where the browser offers none.
 * @throws Error in a whole sentence where they cannot be kept.
 */
export async function keepOwnFile(name: string, bytes: Uint8Array, cache: FilePlace | null): Promise<OwnFile> {
  const file: OwnFile = { name: plainName(name), sha256: await sha256(bytes), bytes: bytes.length };
  if (!cache?.keep) throw new Error(i18n.t('This browser offers no store to keep “{name}” in. Open Netloom from localhost or over https, outside a private window.', { name: file.name }));
  try {
    await cache.keep(file.sha256, bytes);
  } catch (cause) {
    throw new Error(i18n.t('The browser could not keep “{name}” ({size}): its store is full or closed to this page. Free some room and try again.', { name: file.name, size: sizeText(file.bytes) }), { cause });
  }
  return file;
}

/** The name as a graph may hold it. */
export function plainName(name: string): string {
  const plain = (name.split(/[/\\]/).at(-1) ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim().slice(-200);
  return /^\.{0,2}$/.test(plain) ? 'data' : plain;
}
