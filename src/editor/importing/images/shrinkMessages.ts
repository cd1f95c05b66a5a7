/** What the window of images and its worker say to each other. */
import type { ImageArrays } from '../../../datasets/images/npz.ts';
import type { ZipFile, ZipTrouble } from '../../../datasets/images/zip.ts';
import type { Picture } from './collection.ts';
import type { Shrunk, ShrinkWish } from './shrink.ts';

export type WorkerWish =
  | { readonly type: 'shrink'; readonly pictures: readonly Picture[]; readonly wanted: ShrinkWish }
  | { readonly type: 'unzip'; readonly zip: Blob }
  | { readonly type: 'pack'; readonly arrays: ImageArrays; readonly classNames: readonly string[] };

export type WorkerAnswer =
  | { readonly type: 'shrink'; readonly shrunk: readonly Shrunk[] }
  | { readonly type: 'unzip'; readonly files: readonly ZipFile[] | ZipTrouble }
  | { readonly type: 'pack'; readonly bytes: Uint8Array<ArrayBuffer> };
