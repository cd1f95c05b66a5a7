/** Looks for a file of MNIST in one place after another, and takes only what has the right sum. */
import type { FilePlace, LoadContext } from '../source.ts';
import type { MnistFile } from './files.ts';
import { verified } from './verify.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences, series } from '../../words/list.ts';

export interface Found {
  /** Unzipped and verified. */
  readonly bytes: Uint8Array;
  readonly place: FilePlace;
  /** Settles when it is kept wherever it can be kept and was not yet. Whoever only needs the bytes need not wait. */
  readonly kept: Promise<void>;
}

/** Why no place helped, in words: "It is not there: the browser's cache. It cannot be reached: one.example, two.example." */
export interface NotFound {
  readonly reasons: string;
}

interface Why {
  readonly place: string;
  /** A sentence without its full stop. */
  readonly why: string;
}

/** @throws the signal's reason when it is stopped; nothing else: what goes wrong in a place becomes a reason. */
export async function findMnistFile(file: MnistFile, context: Pick<LoadContext, 'signal' | 'progress' | 'places' | 'early'>): Promise<Found | NotFound> {
  const places = context.places('mnist').filter(({ far = false }) => !far || context.early !== true);
  const whys: Why[] = [];
  for (const place of places) {
    try {
      const size = `${(file.zippedBytes / 1e6).toFixed(1)} MB`;
      const progress = (fraction: number | null) => {
        context.progress({ message: i18n.t('Reading {name} ({size}) from {label}', { name: file.name, size, label: place.label }), fraction });
      };
      progress(null);
      const bytes = await place.read(file.name, { signal: context.signal, progress });
      context.signal.throwIfAborted();
      if (!bytes) {
        whys.push({ place: place.label, why: i18n.t('It is not there') });
        continue;
      }
      const plain = await verified(file, bytes);
      return { bytes: plain, place, kept: keep(file.name, bytes, places, place) };
    } catch (error) {
      context.signal.throwIfAborted();
      whys.push({ place: place.label, why: sentenceOf(error) });
    }
  }
  return { reasons: reasonsText(whys) };
}

/** Keeps the file wherever it can be kept and is not yet, so that it is found the next time, also without a network. */
async function keep(name: string, bytes: Uint8Array, places: readonly FilePlace[], foundIn: FilePlace): Promise<void> {
  const own = places.indexOf(foundIn);
  for (const [at, place] of places.entries()) {
    if (at === own) continue;
    try {
      // A place that was looked in before has none, or one that is damaged.
      if (at < own || !(await place.has?.(name))) await place.keep?.(name, bytes);
    } catch {
      // A full or forbidden cache costs another download the next time, nothing more.
    }
  }
}

/** Places that failed alike are named together. */
function reasonsText(whys: readonly Why[]): string {
  if (whys.length === 0) return i18n.t('There was nowhere to look.');
  const alike = new Map<string, string[]>();
  for (const { place, why } of whys) alike.set(why, [...(alike.get(why) ?? []), place]);
  return sentences([...alike].map(([why, places]) => i18n.t('{why}: {places}.', { why, places: series(places) })));
}

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/[.。]$/, '');
}
