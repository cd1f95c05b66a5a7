import { OWN_FILES } from '../../datasets/own/ownFile.ts';
import { cachePlace } from '../../datasets/places.ts';

/** The browser's store of a person's own files; null where it offers none. */
export function ownCache() {
  return cachePlace(OWN_FILES, { base: new URL('.', location.href).href });
}
