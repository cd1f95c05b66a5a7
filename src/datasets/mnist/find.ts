/** Looks for a file of MNIST in one place after another, and takes only what has the right sum. */
import type { FilePlace, LoadContext } from '../source.ts';
import type { MnistFile } from './files.ts';
import { verified } from './verify.ts';

export interface Found {
  /** Unzipped and verified. */
  readonly bytes: Uint8Array;
  readonly place: FilePlace;
}

/** Why each place did not have it, in the order in which they were asked: "the browser's cache does not have it". */
export interface NotFound {
  readonly reasons: readonly string[];
}

/** @throws the signal's reason when it is stopped; nothing else: what goes wrong in a place becomes a reason. */
export async function findMnistFile(file: MnistFile, context: Pick<LoadContext, 'signal' | 'progress' | 'places'>): Promise<Found | NotFound> {
  const places = context.places('mnist');
  const reasons: string[] = [];
  for (const place of places) {
    try {
      const size = `${(file.zippedBytes / 1e6).toFixed(1)} MB`;
      const progress = (fraction: number | null) => {
        context.progress({ message: `Reading ${file.name} (${size}) from ${place.label}`, fraction });
      };
      progress(null);
      const bytes = await place.read(file.name, { signal: context.signal, progress });
      context.signal.throwIfAborted();
      if (!bytes) {
        reasons.push(`${place.label} does not have it`);
        continue;
      }
      const plain = await verified(file, bytes);
      await keep(file.name, bytes, places, place);
      return { bytes: plain, place };
    } catch (error) {
      context.signal.throwIfAborted();
      reasons.push(`${place.label}: ${sentenceOf(error)}`);
    }
  }
  return { reasons };
}

/** Keeps the file wherever a place before its own can keep it, so that it is found sooner the next time. */
async function keep(name: string, bytes: Uint8Array, places: readonly FilePlace[], foundIn: FilePlace): Promise<void> {
  for (const place of places.slice(0, places.indexOf(foundIn))) {
    try {
      await place.keep?.(name, bytes);
    } catch {
      // A full or forbidden cache costs another download the next time, nothing more.
    }
  }
}

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.$/, '');
}
