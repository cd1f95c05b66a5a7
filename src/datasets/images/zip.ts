/** The files in a zip, within limits that what it says of itself is held to. */
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { isLitter } from './classFolders.ts';
import { MOST_IMAGE_BYTES, MOST_IMAGES } from './limits.ts';

export interface ZipFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type ZipTrouble =
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'tooMany'; readonly files: number }
  | { readonly kind: 'tooLarge'; readonly bytes: number };

/** Nothing is unzipped before the zip's own list has been added up; no file then gets more bytes than the list says. */
export function filesOfZip(zip: Uint8Array, most = { files: MOST_IMAGES, bytes: MOST_IMAGE_BYTES }): readonly ZipFile[] | ZipTrouble {
  const wanted = ({ name }: UnzipFileInfo): boolean => !name.endsWith('/') && !isLitter(name);
  let files = 0;
  let bytes = 0;
  try {
    unzipSync(zip, { filter: (entry) => {
      if (wanted(entry)) {
        files += 1;
        bytes += entry.originalSize;
      }
      return false;
    } });
    if (files > most.files) return { kind: 'tooMany', files };
    if (bytes > most.bytes) return { kind: 'tooLarge', bytes };
    return Object.entries(unzipSync(zip, { filter: wanted })).map(([path, content]) => ({ path, bytes: content as Uint8Array<ArrayBuffer> }));
  } catch (error) {
    return { kind: 'damaged', why: error instanceof Error ? error.message : String(error) };
  }
}
